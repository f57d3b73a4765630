//! Making a curated set of a proposed one.

use futures_util::future::join_all;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::curated_sets::curated_set;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn suggest(app: &TestApp, user: &TestUser, set: i64, more: Value) -> String {
    let mut body = json!({"set": set, "height": "166cm", "name": "me", "img": "x", "test": true});
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    let call = app.post("/curated-sets/suggest/jwt").bearer(&user.token).json(body);
    call.send().await.text_at("/submission/id")
}

async fn accept(app: &TestApp, curator: &TestUser, id: &str) -> Answer {
    app.post(&format!("/curated-sets/from/{id}/jwt")).bearer(&curator.token).send().await
}

/// How the set that was made reads.
fn accepted(id: i64, height: i64, notes: &str) -> String {
    let mut set = json!({"height": height, "measies": {"chest": 1000}});
    for language in ["De", "En", "Es", "Fr", "Nl", "Uk"] {
        set[format!("name{language}")] = json!("me");
        set[format!("notes{language}")] = json!(notes);
    }
    format!(r#"{{"result":"success","curatedSet":{}}}"#, curated_set(id, &set))
}

async fn user_and_set(app: &TestApp, public: bool) -> (TestUser, i64) {
    let user = app.user().await;
    let set = app.set(&user, json!({"name": "a", "notes": "n", "public": public, "measies": {"chest": 1000}})).await;
    (user, set)
}

#[actix_web::test]
async fn d08_a_suggestion_becomes_a_curated_set() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let (user, set) = user_and_set(&app, false).await;
        for (made, (more, height, notes)) in (1..).zip([
            (json!({"notes": "nn"}), 166, "nn"),
            (json!({}), 166, "--"),
            (json!({"notes": "", "height": 170.5}), 170, "--"),
            (json!({"height": "tall"}), 1, "--"),
            (json!({"height": {"cm": 170}}), 1, "--"),
        ]) {
            let id = suggest(&app, &user, set, more).await;
            accept(&app, &curator, &id).await.is(200, &accepted(made, height, notes));
            accept(&app, &curator, &id).await.is_empty(404);
        }
        let list = app.get("/suggested-sets/jwt").bearer(&curator.token).send().await;
        list.is(200, r#"{"result":"success","suggested":[]}"#);
        let read = app.get(&format!("/sets/{set}/jwt")).bearer(&user.token).send().await;
        assert_eq!(read.has_status(200).at("/set/public"), json!(false), "the set itself stays as it is");
    })
    .await;
}

#[actix_web::test]
async fn d44_only_the_suggesters_own_sets_and_public_ones_are_taken() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let suggester = app.user().await;
        let ((_, private), (_, public)) = (user_and_set(&app, false).await, user_and_set(&app, true).await);
        let id = suggest(&app, &suggester, private, json!({})).await;
        accept(&app, &curator, &id).await.is_empty(404);
        app.get(&format!("/confirmations/{id}/x")).send().await.has_status(200);
        let id = suggest(&app, &suggester, public, json!({})).await;
        accept(&app, &curator, &id).await.is(200, &accepted(1, 166, "--"));
    })
    .await;
}

#[actix_web::test]
async fn what_suggests_no_set_that_is_there_is_not_found() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let pack = app.stored_pack_suggestion(curator.id);
        let (_, signup) = app.signup().await;
        let gone = suggest(&app, &curator, 999, json!({})).await;
        for id in [pack.as_str(), signup.as_str(), gone.as_str(), &Uuid::nil().to_string(), "1", "abc"] {
            accept(&app, &curator, id).await.is_empty(404);
        }
        app.get("/curated-sets.json").send().await.is(200, "[]");
    })
    .await;
}

#[actix_web::test]
async fn d08_two_curators_at_once_make_one_set() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let (user, set) = user_and_set(&app, false).await;
        let id = suggest(&app, &user, set, json!({})).await;
        let answers = join_all((0..8).map(|_| accept(&app, &curator, &id))).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1, "{answers:?}");
        assert_eq!(app.get("/curated-sets.json").send().await.json().as_array().unwrap().len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn takes_level_5() {
    on_each_store(async |app| {
        let (user, set) = user_and_set(&app, false).await;
        let id = suggest(&app, &user, set, json!({})).await;
        accept(&app, &user, &id).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}
