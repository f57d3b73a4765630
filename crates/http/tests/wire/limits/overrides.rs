//! What maintainers grant, or impose.

use serde_json::{Value, json};

use super::{few_calls, is_limited, with_key, with_token};
use crate::support::{Answer, TestApp, TestKey, TestUser};

/// Sets the limits of an account.
async fn limit_user(app: &TestApp, admin: &TestUser, user: &TestUser, limits: Value) -> Answer {
    let path = format!("/admin/user/{}/jwt", user.id);
    app.patch(&path).bearer(&admin.token).json(json!({ "limits": limits })).send().await
}

async fn limit_key(app: &TestApp, admin: &TestUser, key: &TestKey, limits: Value) -> Answer {
    let path = format!("/admin/apikeys/{}/jwt", key.id);
    app.patch(&path).bearer(&admin.token).json(json!({ "limits": limits })).send().await
}

fn policy(answer: &Answer) -> &str {
    answer.header("ratelimit-policy").unwrap_or_default()
}

#[actix_web::test]
async fn what_is_set_for_an_account_holds_for_its_tokens_and_each_of_its_keys_at_once() {
    let app = few_calls(30).await;
    let (admin, user) = (app.user_with_role("admin").await, app.user().await);
    let key = app.apikey(&user, 4).await;
    let answer = limit_user(&app, &admin, &user, json!({"perMinute": 5000, "perDay": 100})).await;
    assert_eq!(answer.has_status(200).at("/user/limits"), json!({"perMinute": 5000, "perDay": 100}));
    for answer in [with_token(&app, &user).await, with_key(&app, &key).await] {
        assert_eq!(policy(&answer), r#""minute";q=5000;w=60, "day";q=100;w=86400"#);
    }
    limit_user(&app, &admin, &user, json!({"perMinute": 2})).await.has_status(200);
    assert_eq!(policy(&with_key(&app, &key).await), r#""minute";q=2;w=60, "day";q=100;w=86400"#, "the day stays");
    limit_user(&app, &admin, &user, json!({"perMinute": 0})).await.has_status(200);
    is_limited(&with_token(&app, &user).await, "60");
    is_limited(&with_key(&app, &key).await, "60");
    assert_eq!(policy(&with_token(&app, &admin).await), r#""minute";q=30;w=60"#, "nobody else is affected");
    let answer = limit_user(&app, &admin, &user, json!({"perMinute": null, "perDay": null})).await;
    assert_eq!(answer.json().pointer("/user/limits"), None, "{answer:?}");
    assert_eq!(policy(&with_token(&app, &user).await), r#""minute";q=30;w=60"#);
}

#[actix_web::test]
async fn what_is_set_for_a_key_comes_before_what_is_set_for_its_owner() {
    let app = few_calls(30).await;
    let (admin, user) = (app.user_with_role("admin").await, app.user().await);
    let (one, other) = (app.apikey(&user, 4).await, app.apikey(&user, 4).await);
    limit_user(&app, &admin, &user, json!({"perMinute": 7, "perDay": 50})).await.has_status(200);
    let answer = limit_key(&app, &admin, &one, json!({"perMinute": 900})).await;
    assert_eq!(answer.has_status(200).at("/apikey/limits"), json!({"perMinute": 900, "perDay": null}));
    assert_eq!(policy(&with_key(&app, &one).await), r#""minute";q=900;w=60, "day";q=50;w=86400"#);
    assert_eq!(policy(&with_key(&app, &other).await), r#""minute";q=7;w=60, "day";q=50;w=86400"#);
    let answer = limit_key(&app, &admin, &one, Value::Null).await;
    assert_eq!(answer.has_status(200).json().pointer("/apikey/limits"), None);
    assert_eq!(policy(&with_key(&app, &one).await), r#""minute";q=7;w=60, "day";q=50;w=86400"#);
}

#[actix_web::test]
async fn limits_are_shown_where_they_are_not_the_usual_and_nowhere_else() {
    let app = few_calls(30).await;
    let (admin, user) = (app.user_with_role("admin").await, app.user().await);
    let (one, other) = (app.apikey(&user, 4).await, app.apikey(&user, 4).await);
    limit_key(&app, &admin, &one, json!({"perDay": 0})).await.has_status(200);
    let listed = app.get("/apikeys/jwt").bearer(&user.token).send().await;
    for key in listed.at("/apikeys").as_array().unwrap() {
        let expected = (key["id"] == json!(one.id)).then(|| json!({"perMinute": null, "perDay": 0}));
        assert_eq!(key.get("limits"), expected.as_ref(), "{key}");
    }
    let read = async |key: &TestKey| app.get(&format!("/apikeys/{}/jwt", key.id)).bearer(&user.token).send().await;
    assert_eq!(read(&one).await.at("/apikey/limits/perDay"), json!(0));
    assert_eq!(read(&other).await.json().pointer("/apikey/limits"), None);
    assert_eq!(app.account(&user.token).await.get("limits"), None);
    limit_user(&app, &admin, &user, json!({"perMinute": 60})).await.has_status(200);
    assert_eq!(app.account(&user.token).await["limits"], json!({"perMinute": 60, "perDay": null}));
    let seen = app.get(&format!("/admin/user/{}/jwt", user.id)).bearer(&admin.token).send().await;
    assert_eq!(seen.at("/user/limits/perMinute"), json!(60));
}

#[actix_web::test]
async fn limits_that_are_none_change_nothing_at_all() {
    let app = few_calls(100).await;
    let (admin, user) = (app.user_with_role("admin").await, app.user().await);
    let key = app.apikey(&user, 4).await;
    for wrong in [
        json!(5),
        json!("5000"),
        json!([]),
        json!({"perMinute": -1}),
        json!({"perMinute": 1.5}),
        json!({"perMinute": "60"}),
        json!({"perMinute": 4_294_967_296_u64}),
        json!({"perDay": true}),
        json!({"perDay": 5, "perHour": 5}),
        json!({"permin": 5}),
    ] {
        limit_key(&app, &admin, &key, wrong.clone()).await.is_error(400, "limitsInvalid");
        let body = json!({"status": -1, "limits": wrong});
        let path = format!("/admin/user/{}/jwt", user.id);
        app.patch(&path).bearer(&admin.token).json(body).send().await.is_error(400, "limitsInvalid");
    }
    let path = format!("/admin/apikeys/{}/jwt", key.id);
    app.patch(&path).bearer(&admin.token).json(json!({})).send().await.is_error(400, "postBodyMissing");
    app.patch(&path).bearer(&admin.token).json(json!({"perMinute": 5})).send().await.is_error(400, "limitsInvalid");
    let unknown = TestKey { id: "77d1622a-1211-48e2-9d5e-60adf76808ff".to_owned(), ..key.clone() };
    limit_key(&app, &admin, &unknown, json!({"perMinute": 5})).await.is_empty(404);
    assert_eq!(policy(&with_key(&app, &key).await), r#""minute";q=100;w=60"#);
}

#[actix_web::test]
async fn a_key_that_takes_the_place_of_another_has_its_limits() {
    let app = few_calls(30).await;
    let (admin, user) = (app.user_with_role("admin").await, app.user().await);
    let key = app.apikey(&user, 4).await;
    limit_key(&app, &admin, &key, json!({"perMinute": 3})).await.has_status(200);
    let path = format!("/apikeys/{}/rotate/jwt", key.id);
    let rotated = app.post(&path).bearer(&user.token).json(json!({"overlap": 60})).send().await;
    let new = TestKey { id: rotated.text_at("/apikey/key"), secret: rotated.text_at("/apikey/secret") };
    assert_eq!(policy(&with_key(&app, &new).await), r#""minute";q=3;w=60"#);
}

#[actix_web::test]
async fn only_admins_set_them() {
    let app = few_calls(30).await;
    let (support, user) = (app.user_with_role("support").await, app.user().await);
    let key = app.apikey(&user, 4).await;
    for caller in [&support, &user] {
        limit_user(&app, caller, &user, json!({"perMinute": 5000})).await.has_status(403);
        limit_key(&app, caller, &key, json!({"perMinute": 5000})).await.has_status(403);
    }
}
