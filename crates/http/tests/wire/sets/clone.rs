//! Copying sets.

use serde_json::json;

use crate::support::clock::HOUR;
use crate::support::on_each_store;

#[actix_web::test]
async fn d25_clone_belongs_to_the_caller() {
    on_each_store(async |app| {
        let (owner, other) = (app.user().await, app.user().await);
        let body = json!({"name": "Joost", "notes": "n", "measies": {"chest": 1000}, "public": true, "imperial": true});
        let id = app.set(&owner, body).await;
        app.pass(HOUR);
        let answer = app.post(&format!("/sets/{id}/clone/jwt")).bearer(&other.token).send().await;
        let at = "2026-11-22T22:12:42.501Z";
        answer.is(
            201,
            &format!(
                r##"{{"result":"created","set":{{"id":{},"createdAt":"{at}","img":"default-avatar","imperial":true,"name":"Joost (cloned from #{id})","notes":"n (Note: This measurements set was cloned from set #{id})","userId":{},"measies":{{"chest":1000}},"public":false,"updatedAt":"{at}"}}}}"##,
                id + 1,
                other.id
            ),
        );
        let list = app.get("/sets/jwt").bearer(&other.token).send().await;
        assert_eq!(list.at("/sets/0"), answer.at("/set"));
        let owners = app.get("/sets/jwt").bearer(&owner.token).send().await.at("/sets");
        assert_eq!(owners.as_array().unwrap().len(), 1);
        app.get(&format!("/sets/{}.json", id + 1)).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn the_body_is_ignored() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let id = app.set(&user, json!({"name": "a"})).await;
        let body = json!({"name": "b", "userId": 99});
        let answer = app.post(&format!("/sets/{id}/clone/key")).basic(&key).json(body).send().await;
        assert_eq!(answer.at("/set/name"), json!(format!("a (cloned from #{id})")));
        assert_eq!(answer.at("/set/userId"), json!(user.id));
    })
    .await;
}

#[actix_web::test]
async fn a_private_set_is_for_its_owner_and_level_8() {
    on_each_store(async |app| {
        let owner = app.user().await;
        let path = format!("/sets/{}/clone/jwt", app.stored_set(owner.id, false));
        app.post(&path).bearer(&owner.token).send().await.has_status(201);
        for (role, status) in [("user", 403), ("bughunter", 403), ("support", 201), ("admin", 201)] {
            let other = app.user_with_role(role).await;
            app.post(&path).bearer(&other.token).send().await.has_status(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_set_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            app.post(&format!("/sets/{id}/clone/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_name_may_grow_beyond_its_limit_by_being_copied() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "x".repeat(500)})).await;
        let answer = app.post(&format!("/sets/{id}/clone/jwt")).bearer(&user.token).send().await;
        assert!(answer.has_status(201).text_at("/set/name").ends_with("(cloned from #1)"));
    })
    .await;
}
