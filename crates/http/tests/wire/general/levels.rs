//! What a refusal says of levels.

use freesewing_domain::access::Role;
use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn a_refusal_says_what_it_takes_and_what_the_caller_has() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let path = format!("/apikeys/{}/key", key.id);
        app.patch(&path)
            .basic(&key)
            .json(json!({"name": "x"}))
            .send()
            .await
            .is(403, r#"{"result":"error","error":"insufficientAccessLevel","required":4,"level":3}"#);
        app.post("/admin/search/users/jwt")
            .bearer(&user.token)
            .json(json!({"q": "x"}))
            .send()
            .await
            .is(403, r#"{"result":"error","error":"insufficientAccessLevel","required":9,"level":4}"#);
    })
    .await;
}

#[actix_web::test]
async fn the_level_that_counts_is_the_present_one() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let key = app.apikey(&admin, 9).await;
        app.change_user(admin.id, |user| user.role = Role::ReadSome);
        let answer = app.post("/sets/key").basic(&key).json(json!({"name": "x"})).send().await;
        answer.is(403, r#"{"result":"error","error":"insufficientAccessLevel","required":3,"level":1}"#);
    })
    .await;
}

#[actix_web::test]
async fn on_somebody_elses_things_it_takes_more_or_no_level_is_enough() {
    on_each_store(async |app| {
        let (owner, other, admin) = (app.user().await, app.user().await, app.user_with_role("admin").await);
        let set = format!("/sets/{}/jwt", app.stored_set(owner.id, false));
        let answer = app.get(&set).bearer(&other.token).send().await;
        answer.is(403, r#"{"result":"error","error":"insufficientAccessLevel","required":6,"level":4}"#);
        let bookmark = format!("/bookmarks/{}/jwt", app.stored_bookmark(owner.id));
        let answer = app.get(&bookmark).bearer(&admin.token).send().await;
        answer.is(403, r#"{"result":"error","error":"insufficientAccessLevel","required":1,"level":9}"#);
    })
    .await;
}
