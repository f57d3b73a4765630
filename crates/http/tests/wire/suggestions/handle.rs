//! Listing and removing what was proposed.

use serde_json::json;
use uuid::Uuid;

use crate::support::clock::{HOUR, START};
use crate::support::on_each_store;

#[actix_web::test]
async fn sets_are_listed_oldest_first_until_they_are_handled() {
    on_each_store(async |app| {
        let (user, curator) = (app.user().await, app.user_with_role("curator").await);
        let key = app.apikey(&curator, 5).await;
        app.get("/suggested-sets/key").basic(&key).send().await.is(200, r#"{"result":"success","suggested":[]}"#);
        let mut entries = Vec::new();
        for (height, created, notes) in
            [(json!("166cm"), START, Some("nn")), (json!(170), "2026-11-22T22:12:42.501Z", None)]
        {
            let mut body = json!({"set": 12, "height": height, "name": "me", "img": "x", "test": true});
            body["notes"] = json!(notes);
            let call = app.post("/curated-sets/suggest/jwt").bearer(&user.token).json(body);
            let id = call.send().await.text_at("/submission/id");
            let notes = notes.map(|notes| format!(r#""notes":"{notes}","#)).unwrap_or_default();
            entries.push(format!(
                r#"{{"id":"{id}","createdAt":"{created}","data":{{"name":"me",{notes}"set":12,"height":{height}}},"type":"sugset","userId":{}}}"#,
                user.id
            ));
            app.pass(HOUR);
        }
        let list = app.get("/suggested-sets/jwt").bearer(&curator.token).send().await;
        list.is(200, &format!(r#"{{"result":"success","suggested":[{}]}}"#, entries.join(",")));
        let packs = app.get("/suggested-packs/jwt").bearer(&curator.token).send().await;
        packs.is(200, r#"{"result":"success","suggested":[]}"#);
    })
    .await;
}

#[actix_web::test]
async fn d45_removing_one_is_answered_with_200() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let key = app.apikey(&curator, 5).await;
        for (path, id) in [
            ("suggested-sets", app.stored_set_suggestion(curator.id)),
            ("suggested-packs", app.stored_pack_suggestion(curator.id)),
        ] {
            let call = app.delete(&format!("/{path}/{id}/jwt")).bearer(&curator.token);
            call.send().await.is(200, r#"{"result":"success","data":{}}"#);
            app.delete(&format!("/{path}/{id}/key")).basic(&key).send().await.is_empty(404);
            app.get(&format!("/confirmations/{id}/x")).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn one_of_another_kind_is_not_removed() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let (set, pack) = (app.stored_set_suggestion(curator.id), app.stored_pack_suggestion(curator.id));
        let (_, signup) = app.signup().await;
        for path in [
            format!("/suggested-packs/{set}/jwt"),
            format!("/suggested-sets/{pack}/jwt"),
            format!("/suggested-sets/{signup}/jwt"),
            format!("/suggested-packs/{signup}/jwt"),
        ] {
            app.delete(&path).bearer(&curator.token).send().await.is_error(400, "typeMismatch");
        }
        app.get(&format!("/confirmations/{set}/x")).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d09_one_that_is_missing_is_not_found() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        for path in ["suggested-sets", "suggested-packs"] {
            for id in [Uuid::nil().to_string().as_str(), "1", "abc"] {
                app.delete(&format!("/{path}/{id}/jwt")).bearer(&curator.token).send().await.is_empty(404);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn takes_level_5() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.stored_set_suggestion(user.id);
        for path in ["/suggested-sets/jwt", "/suggested-packs/jwt"] {
            app.get(path).bearer(&user.token).send().await.is_error(403, "insufficientAccessLevel");
        }
        let call = app.delete(&format!("/suggested-sets/{id}/jwt")).bearer(&user.token);
        call.send().await.is_error(403, "insufficientAccessLevel");
        app.get(&format!("/confirmations/{id}/x")).send().await.has_status(200);
    })
    .await;
}
