//! Seeing sets.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn shows_a_set_as_it_was_made() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        let body = json!({"name": "Ünï \"x\"\n🧵", "notes": "n", "measies": {"chest": 1000}});
        let made = app.post("/sets/jwt").bearer(&user.token).json(body).send().await;
        let shown = made.text().replace(r#""result":"created""#, r#""result":"success""#);
        app.get("/sets/1/jwt").bearer(&user.token).send().await.is(200, &shown);
        app.get("/sets/1/key").basic(&key).send().await.is(200, &shown);
    })
    .await;
}

#[actix_web::test]
async fn lists_the_own_sets_by_number() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user_with_role("admin").await);
        app.get("/sets/jwt").bearer(&user.token).send().await.is(200, r#"{"result":"success","sets":[]}"#);
        let mine = [app.set(&user, json!({"name": "a"})).await, app.set(&user, json!({"name": "b"})).await];
        let others = app.set(&other, json!({"name": "c"})).await;
        let list = app.get("/sets/jwt").bearer(&user.token).send().await.json();
        let numbers = |list: &serde_json::Value| -> Vec<_> {
            list["sets"].as_array().unwrap().iter().map(|set| set["id"].as_i64().unwrap()).collect()
        };
        assert_eq!(numbers(&list), mine);
        let one = app.get(&format!("/sets/{}/jwt", mine[0])).bearer(&user.token).send().await;
        assert_eq!(list["sets"][0], one.at("/set"), "a listed set is whole");
        assert_eq!(numbers(&app.get("/sets/jwt").bearer(&other.token).send().await.json()), [others]);
    })
    .await;
}

#[actix_web::test]
async fn numbers_are_read_as_javascript_reads_them() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.set(&user, json!({"name": "a"})).await;
        for id in ["1", "1abc", "1.5", "%201", "01", "1%2F"] {
            app.get(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await.has_status(200);
        }
        for id in ["2", "0", "-1", "abc", "99999999999999999999", "9223372036854775807", "%E2%80%8B1"] {
            app.get(&format!("/sets/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_set_takes_level_6_even_when_it_is_public() {
    on_each_store(async |app| {
        let owner = app.user().await;
        for public in [false, true] {
            let path = format!("/sets/{}/jwt", app.stored_set(owner.id, public));
            for (role, status) in [("user", 403), ("curator", 403), ("bughunter", 200), ("support", 200)] {
                let other = app.user_with_role(role).await;
                app.get(&path).bearer(&other.token).send().await.has_status(status);
            }
        }
    })
    .await;
}
