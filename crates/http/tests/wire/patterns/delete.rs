//! Removing patterns.

use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn a_pattern_that_was_removed_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        for by_key in [false, true] {
            let id = app.stored_pattern(user.id, true);
            let (jwt, by) = (format!("/patterns/{id}/jwt"), format!("/patterns/{id}/key"));
            let call = if by_key { app.delete(&by).basic(&key) } else { app.delete(&jwt).bearer(&user.token) };
            assert_eq!(call.send().await.is_empty(204).header("content-length"), None);
            app.get(&jwt).bearer(&user.token).send().await.is_empty(404);
            app.delete(&jwt).bearer(&user.token).send().await.is_empty(404);
            app.get(&format!("/patterns/{id}.json")).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn copies_lose_the_picture_of_a_pattern_that_was_removed() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"design": "aaron", "settings": {}, "img": "data:image/png;base64,aGk=", "test": true});
        let id = app.pattern(&user, body).await;
        let copy = app.post(&format!("/patterns/{id}/clone/jwt")).bearer(&user.token).send().await.at("/pattern");
        assert_eq!(copy["img"], json!(format!("pattern-{id}")));
        app.delete(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.is_empty(204);
        let path = format!("/patterns/{}/jwt", copy["id"]);
        let mut expected = copy;
        expected["img"] = json!("default-avatar");
        assert_eq!(app.get(&path).bearer(&user.token).send().await.at("/pattern"), expected);
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_pattern_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            app.delete(&format!("/patterns/{id}/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn somebody_elses_pattern_takes_level_9() {
    on_each_store(async |app| {
        let owner = app.user().await;
        let path = format!("/patterns/{}/jwt", app.stored_pattern(owner.id, true));
        for (role, status) in [("user", 403), ("support", 403), ("admin", 204)] {
            let other = app.user_with_role(role).await;
            app.delete(&path).bearer(&other.token).send().await.has_status(status);
        }
    })
    .await;
}
