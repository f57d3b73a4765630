//! Proposing sets.

use serde_json::{Value, json};

use crate::support::pictures::{data_uri, png};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn suggest(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/curated-sets/suggest/jwt").bearer(&user.token).json(body).send().await
}

fn good() -> Value {
    json!({"set": 12, "height": "166cm", "name": "me", "notes": "nn", "img": data_uri(&png(1))})
}

#[actix_web::test]
async fn d44_d67_any_set_may_be_proposed() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        for answer in [
            suggest(&app, &user, good()).await,
            app.post("/curated-sets/suggest/key").basic(&key).json(good()).send().await,
        ] {
            let id = answer.text_at("/submission/id");
            answer.is(200, &format!(r#"{{"result":"success","submission":{{"type":"cset","id":"{id}"}}}}"#));
            let body = format!(
                r#"{{"result":"success","submission":{{"id":"{id}","name":"me","notes":"nn","set":12,"height":"166cm"}}}}"#
            );
            app.get(&format!("/confirmations/{id}/whatever")).send().await.is(200, &body);
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_missing_is_said_in_order() {
    on_each_store(async |app| {
        let user = app.user().await;
        let call = app.post("/curated-sets/suggest/jwt").bearer(&user.token);
        call.send().await.is_error(403, "setMissing");
        let mut body = json!({});
        for (field, missing, good) in [
            ("set", vec![json!(null), json!("12"), json!(true), json!(0), json!(1.5), json!(1e300)], json!(1)),
            ("height", vec![json!(null), json!(""), json!(0), json!(false)], json!("166cm")),
            ("name", vec![json!(null), json!(""), json!(5), json!(["x"]), json!({})], json!("me")),
            ("img", vec![json!(null), json!(""), json!(0), json!(false)], json!(data_uri(&png(1)))),
        ] {
            let identifier = format!("{field}Missing");
            suggest(&app, &user, body.clone()).await.is_error(403, &identifier);
            for odd in missing {
                body[field] = odd;
                suggest(&app, &user, body.clone()).await.is_error(403, &identifier);
            }
            body[field] = good;
        }
        suggest(&app, &user, body).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d13_odd_values_are_kept_or_left_aside() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (field, odd, seen) in [
            ("notes", json!(5), r#""name":"me","set":12,"height":"166cm""#),
            ("notes", json!(null), r#""name":"me","set":12,"height":"166cm""#),
            ("notes", json!(""), r#""name":"me","notes":"","set":12,"height":"166cm""#),
            ("height", json!(166.5), r#""name":"me","notes":"nn","set":12,"height":166.5"#),
            ("height", json!({"cm": [166]}), r#""name":"me","notes":"nn","set":12,"height":{"cm":[166]}"#),
            ("height", json!(true), r#""name":"me","notes":"nn","set":12,"height":true"#),
            ("set", json!(-3), r#""name":"me","notes":"nn","set":-3,"height":"166cm""#),
            ("img", json!({"not": "a picture"}), r#""name":"me","notes":"nn","set":12,"height":"166cm""#),
            ("img", json!(5), r#""name":"me","notes":"nn","set":12,"height":"166cm""#),
        ] {
            let mut body = good();
            body[field] = odd;
            let id = suggest(&app, &user, body).await.has_status(200).text_at("/submission/id");
            let read = app.get(&format!("/confirmations/{id}/x")).send().await;
            read.is(200, &format!(r#"{{"result":"success","submission":{{"id":"{id}",{seen}}}}}"#));
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_no_picture_is_refused_whole() {
    on_each_store(async |app| {
        let (user, curator) = (app.user().await, app.user_with_role("curator").await);
        for img in ["x", "data:image/png;base64,aGk=", "http://127.0.0.1/a.png"] {
            let mut body = good();
            body["img"] = img.into();
            suggest(&app, &user, body).await.is_error(400, "imgInvalid");
        }
        let listed = app.get("/suggested-sets/jwt").bearer(&curator.token).send().await;
        listed.is(200, r#"{"result":"success","suggested":[]}"#);
    })
    .await;
}

#[actix_web::test]
async fn the_level_is_looked_at_before_the_body() {
    on_each_store(async |app| {
        let writer = app.user_with_role("writeSome").await;
        suggest(&app, &writer, json!({})).await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_texts_have_limits() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (field, value, identifier) in [
            ("name", json!("x".repeat(501)), "nameTooLong"),
            ("notes", json!("x".repeat(100_001)), "notesTooLong"),
            ("height", json!("x".repeat(500)), "heightTooLong"),
            ("img", json!(format!("https://example.com/{}", "x".repeat(4_000))), "imgTooLong"),
        ] {
            let mut body = good();
            body[field] = value;
            suggest(&app, &user, body).await.is_error(400, identifier);
        }
    })
    .await;
}
