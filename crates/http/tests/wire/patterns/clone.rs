//! Copying patterns.

use serde_json::json;

use crate::support::clock::HOUR;
use crate::support::on_each_store;

#[actix_web::test]
async fn d25_a_clone_belongs_to_the_caller() {
    on_each_store(async |app| {
        let (owner, other) = (app.user().await, app.user().await);
        let body = json!({
            "design": "Aaron", "settings": {"sa": 5}, "name": "Mine", "notes": "n", "public": true, "data": {"b": 1, "a": 2},
            "img": "data:image/png;base64,aGk=", "test": true,
        });
        let id = app.pattern(&owner, body).await;
        app.pass(HOUR);
        let answer = app.post(&format!("/patterns/{id}/clone/jwt")).bearer(&other.token).send().await;
        let at = "2026-11-22T22:12:42.501Z";
        answer.is(
            200,
            &format!(
                r##"{{"result":"success","pattern":{{"id":{},"createdAt":"{at}","data":{{"b":1,"a":2}},"design":"Aaron","img":"pattern-{id}","name":"Mine (cloned from #{id})","notes":"n (Note: This pattern was cloned from pattern #{id})","public":false,"settings":{{"sa":5,"measurements":{{}}}},"userId":{},"updatedAt":"{at}"}}}}"##,
                id + 1,
                other.id
            ),
        );
        let list = app.get("/patterns/jwt").bearer(&other.token).send().await;
        assert_eq!(list.at("/patterns/0"), answer.at("/pattern"));
        let owners = app.get("/patterns/jwt").bearer(&owner.token).send().await.at("/patterns");
        assert_eq!(owners.as_array().unwrap().len(), 1);
        app.get(&format!("/patterns/{}.json", id + 1)).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn the_body_is_ignored() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let id = app.pattern(&user, json!({"design": "aaron", "settings": {}})).await;
        let body = json!({"name": "b", "userId": 99, "public": true});
        let answer = app.post(&format!("/patterns/{id}/clone/key")).basic(&key).json(body).send().await;
        assert_eq!(answer.at("/pattern/name"), json!(format!("-- (cloned from #{id})")));
        assert_eq!((answer.at("/pattern/userId"), answer.at("/pattern/public")), (json!(user.id), json!(false)));
    })
    .await;
}

#[actix_web::test]
async fn a_private_pattern_is_for_its_owner_and_level_8() {
    on_each_store(async |app| {
        let owner = app.user().await;
        let path = format!("/patterns/{}/clone/jwt", app.stored_pattern(owner.id, false));
        app.post(&path).bearer(&owner.token).send().await.has_status(200);
        for (role, status) in [("user", 403), ("bughunter", 403), ("support", 200), ("admin", 200)] {
            let other = app.user_with_role(role).await;
            app.post(&path).bearer(&other.token).send().await.has_status(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_pattern_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            app.post(&format!("/patterns/{id}/clone/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}
