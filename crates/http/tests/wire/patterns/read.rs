//! Seeing patterns.

use serde_json::{Value, json};

use crate::support::clock::START;
use crate::support::on_each_store;

#[actix_web::test]
async fn shows_a_pattern_as_it_was_made() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        let body =
            json!({"design": "aaron", "settings": {"sa": 5}, "name": "Ünï \"x\"\n🧵", "data": {"some": "value"}});
        let made = app.post("/patterns/jwt").bearer(&user.token).json(body).send().await;
        let shown = made.text().replace(r#""result":"created""#, r#""result":"success""#);
        app.get("/patterns/1/jwt").bearer(&user.token).send().await.is(200, &shown);
        app.get("/patterns/1/key").basic(&key).send().await.is(200, &shown);
    })
    .await;
}

#[actix_web::test]
async fn d50_a_listed_pattern_has_its_data_as_an_object() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"design": "aaron", "settings": {"sa": 5}, "data": {"some": "value"}});
        let id = app.pattern(&user, body).await;
        app.get("/patterns/jwt").bearer(&user.token).send().await.is(
            200,
            &format!(
                r#"{{"result":"success","patterns":[{{"id":{id},"createdAt":"{START}","data":{{"some":"value"}},"design":"aaron","img":"default-avatar","name":"--","notes":"--","public":false,"settings":{{"sa":5,"measurements":{{}}}},"userId":{},"updatedAt":"{START}"}}]}}"#,
                user.id
            ),
        );
    })
    .await;
}

#[actix_web::test]
async fn lists_the_own_patterns_by_number() {
    on_each_store(async |app| {
        let (user, other) = (app.user().await, app.user_with_role("admin").await);
        app.get("/patterns/jwt").bearer(&user.token).send().await.is(200, r#"{"result":"success","patterns":[]}"#);
        let mine = [app.stored_pattern(user.id, false), app.stored_pattern(user.id, true)];
        let others = app.stored_pattern(other.id, false);
        let numbers = |list: &Value| -> Vec<_> {
            list["patterns"].as_array().unwrap().iter().map(|pattern| pattern["id"].as_i64().unwrap()).collect()
        };
        let list = app.get("/patterns/jwt").bearer(&user.token).send().await.json();
        assert_eq!(numbers(&list), mine);
        let one = app.get(&format!("/patterns/{}/jwt", mine[0])).bearer(&user.token).send().await;
        assert_eq!(list["patterns"][0], one.at("/pattern"), "a listed pattern is whole");
        assert_eq!(numbers(&app.get("/patterns/jwt").bearer(&other.token).send().await.json()), [others]);
    })
    .await;
}

#[actix_web::test]
async fn d24_listing_takes_level_1() {
    on_each_store(async |app| {
        let user = app.user().await;
        let [none, some] = [app.apikey(&user, 0).await, app.apikey(&user, 1).await];
        app.get("/patterns/key").basic(&none).send().await.is_error(403, "insufficientAccessLevel");
        app.get("/patterns/key").basic(&some).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn numbers_are_read_as_javascript_reads_them() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.stored_pattern(user.id, false);
        for id in ["1", "1.5", "%201", "01", "1e3", "1."] {
            app.get(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.has_status(200);
        }
        for id in ["2", "-1", "99999999999999999999", "9223372036854775807", "0.5", ".5", "Infinity"] {
            app.get(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
        for id in ["abc", "0", "-0", "0.0", "12abc", "1%2F", "%20", "%E2%80%8B1", "NaN", "inf", "true"] {
            let answer = app.get(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await;
            answer.is_error(403, "idNotNumeric");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_number() {
    on_each_store(async |app| {
        let user = app.user().await;
        let [none, some] = [app.apikey(&user, 0).await, app.apikey(&user, 1).await];
        app.get("/patterns/abc/key").basic(&none).send().await.is_error(403, "insufficientAccessLevel");
        app.get("/patterns/abc/key").basic(&some).send().await.is_error(403, "idNotNumeric");
        app.get("/patterns/abc/key").send().await.is_challenge();
        app.get("/patterns/abc/jwt").send().await.is_unauthorized();
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_pattern_takes_level_6_even_when_it_is_public() {
    on_each_store(async |app| {
        let owner = app.user().await;
        for public in [false, true] {
            let path = format!("/patterns/{}/jwt", app.stored_pattern(owner.id, public));
            for (role, status) in [("user", 403), ("curator", 403), ("bughunter", 200), ("support", 200)] {
                let other = app.user_with_role(role).await;
                app.get(&path).bearer(&other.token).send().await.has_status(status);
            }
        }
    })
    .await;
}
