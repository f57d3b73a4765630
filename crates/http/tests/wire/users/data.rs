//! What is kept of an account.

use serde_json::json;

use crate::support::clock::START;
use crate::support::on_each_store;

#[actix_web::test]
async fn d49_everything_is_shown_as_the_other_routes_show_it() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        let set = app.set(&user, json!({"name": "Joost", "notes": "n", "measies": {"chest": 1000.0}})).await;
        let body = json!({"design": "aaron", "settings": {"sa": 5.0}, "data": {"some": "value"}});
        let (pattern, bookmark) = (app.pattern(&user, body).await, app.bookmark(&user, "t").await);
        let id = &key.id;
        let end = "2026-11-22T22:12:42.501Z";
        let body = |calls: u32, last_seen: &str| {
            format!(
                r#"{{"result":"success","data":{{"apikeys":[{{"id":"{id}","calls":{calls},"createdAt":"{START}","expiresAt":"{end}","name":"a key","lastSeen":{last_seen},"level":1,"userId":1,"state":"active"}}],"bookmarks":[{{"id":{bookmark},"type":"cset","title":"t","url":"/u","userId":1}}],"patterns":[{{"id":{pattern},"createdAt":"{START}","data":{{"some":"value"}},"design":"aaron","img":"default-avatar","name":"--","notes":"--","public":false,"settings":{{"sa":5,"measurements":{{}}}},"userId":1,"updatedAt":"{START}"}}],"sets":[{{"id":{set},"createdAt":"{START}","img":"default-avatar","imperial":false,"name":"Joost","notes":"n","userId":1,"measies":{{"chest":1000}},"public":false,"updatedAt":"{START}"}}]}}}}"#
            )
        };
        app.get("/users/1/jwt").bearer(&user.token).send().await.is(200, &body(0, "null"));
        app.get("/users/1/key").basic(&key).send().await.is(200, &body(1, &format!("\"{START}\"")));
    })
    .await;
}

#[actix_web::test]
async fn an_account_that_has_nothing_shows_so() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = app.get("/users/1/jwt").bearer(&user.token).send().await;
        answer.is(200, r#"{"result":"success","data":{"apikeys":[],"bookmarks":[],"patterns":[],"sets":[]}}"#);
    })
    .await;
}

#[actix_web::test]
async fn d22_somebody_elses_take_level_9() {
    on_each_store(async |app| {
        let owner = app.user().await;
        app.stored_set(owner.id, true);
        for (role, status) in [("user", 403), ("bughunter", 403), ("support", 403), ("admin", 200)] {
            let other = app.user_with_role(role).await;
            let answer = app.get("/users/1/jwt").bearer(&other.token).send().await;
            answer.has_status(status);
            if status == 403 {
                answer.is_error(403, "insufficientAccessLevel");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn who_is_not_there_is_not_found() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        for id in ["0", "77", "-1", "abc", "1abc", "1.5", "user-1", "99999999999999999999", "NaN"] {
            for token in [&user.token, &admin.token] {
                app.get(&format!("/users/{id}/jwt")).bearer(token).send().await.is_empty(404);
            }
        }
        app.get("/users/1.0/jwt").bearer(&user.token).send().await.has_status(200);
    })
    .await;
}
