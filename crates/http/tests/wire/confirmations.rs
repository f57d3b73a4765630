//! `/confirmations/{id}/{check}`

use actix_web::http::Method;
use serde_json::json;

use crate::support::clock::{DAY, HOUR, SECOND};
use crate::support::outbox::{Link, link};
use crate::support::{Answer, TestApp, on_each_store};

async fn look(app: &TestApp, link: &Link) -> Answer {
    app.get(&format!("/confirmations/{}/{}", link.id, link.check)).send().await
}

/// A link of each kind, with how many hours it lives.
async fn links(app: &TestApp) -> Vec<(Link, u32)> {
    let user = app.user().await;
    let signup = async |email: &str| {
        app.post("/signup").json(json!({"email": email, "language": "en"})).send().await.has_status(201);
        link(&app.only_mail())
    };
    let (fresh, existing) = (signup("joost@example.com").await, signup(&user.email).await);
    app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
    let signin = link(&app.only_mail());
    let body = json!({"email": "new@example.com"});
    app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(200);
    vec![(signin, 1), (existing, 1), (link(&app.only_mail()), 24), (fresh, 30 * 24)]
}

#[actix_web::test]
async fn both_halves_of_any_link_are_answered_as_they_are() {
    on_each_store(async |app| {
        for (link, _) in links(&app).await {
            let Link { id, check, .. } = &link;
            let body = format!(r#"{{"result":"success","confirmation":{{"id":"{id}","check":"{check}"}}}}"#);
            look(&app, &link).await.is(200, &body);
            look(&app, &link).await.is(200, &body);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_half_is_not_found() {
    on_each_store(async |app| {
        for (Link { id, check, .. }, _) in links(&app).await {
            for path in [
                format!("{id}/0000000000000000"),
                format!("{id}/{}", check.to_uppercase() + "0"),
                format!("{id}/%20"),
                format!("77d1622a-1211-48e2-9d5e-60adf76808ff/{check}"),
                format!("abc/{check}"),
            ] {
                app.get(&format!("/confirmations/{path}")).send().await.is_empty(404);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn d29_o8_each_kind_of_link_expires_in_its_time() {
    on_each_store(async |app| {
        let links = links(&app).await;
        let good = async || {
            let mut good = Vec::new();
            for (link, hours) in &links {
                if look(&app, link).await.status == 200 {
                    good.push(*hours);
                }
            }
            good
        };
        app.pass(HOUR - SECOND);
        assert_eq!(good().await, [1, 1, 24, 30 * 24]);
        app.pass(SECOND);
        assert_eq!(good().await, [24, 30 * 24]);
        app.pass(DAY - HOUR);
        assert_eq!(good().await, [30 * 24]);
        app.pass(29 * DAY);
        assert!(good().await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_used_link_is_not_found() {
    on_each_store(async |app| {
        let (signin, _) = links(&app).await.remove(0);
        app.post(&format!("/signinlink/{}/{}", signin.id, signin.check)).send().await.has_status(200);
        look(&app, &signin).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn d44_a_suggested_set_needs_no_check_and_does_not_expire() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (set, pack) = (app.stored_set_suggestion(user.id), app.stored_pack_suggestion(user.id));
        app.pass(999 * DAY);
        for check in ["x", "0123456789abcdef", "%20"] {
            let answer = app.get(&format!("/confirmations/{set}/{check}")).send().await;
            let submission = format!(r#"{{"id":"{set}","name":"me","set":1,"height":166}}"#);
            answer.is(200, &format!(r#"{{"result":"success","submission":{submission}}}"#));
            app.get(&format!("/confirmations/{pack}/{check}")).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn can_be_asked_for_by_head() {
    on_each_store(async |app| {
        let (link, _) = links(&app).await.remove(0);
        let path = format!("/confirmations/{}/{}", link.id, link.check);
        app.call(Method::HEAD, &path).send().await.has_status(200);
        app.call(Method::HEAD, &format!("{path}0")).send().await.has_status(404);
    })
    .await;
}
