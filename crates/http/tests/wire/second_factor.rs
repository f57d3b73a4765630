//! Signing in with a second factor: `/signin`, `/signinlink/{id}/{check}`, `/confirm/signup/{id}`

use freesewing_domain::user::Status;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::clock::SECOND;
use crate::support::outbox::{Link, link};
use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn signin(app: &TestApp, user: &TestUser, password: &str, token: impl Into<Value>) -> Answer {
    let body = json!({"username": user.email, "password": password, "token": token.into()});
    app.post("/signin").json(body).send().await
}

async fn mailed(app: &TestApp, user: &TestUser) -> Link {
    app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
    link(&app.only_mail())
}

async fn follow(app: &TestApp, link: &Link, body: Value) -> Answer {
    app.post(&format!("/signinlink/{}/{}", link.id, link.check)).json(body).send().await
}

#[actix_web::test]
async fn the_right_code_signs_in() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let answer = signin(&app, &user, "hunter2", app.code(&secret)).await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "token", "account"]);
        assert_eq!(answer.at("/account/mfaEnabled"), json!(true));
        assert_eq!(app.account(&answer.text_at("/token")).await["id"], json!(user.id));
    })
    .await;
}

#[actix_web::test]
async fn without_a_code_it_is_asked_for() {
    on_each_store(async |app| {
        let (user, _) = app.user_with_second_factor("hunter2").await;
        let body = json!({"username": user.email, "password": "hunter2"});
        app.post("/signin").json(body).send().await.is_error(403, "mfaTokenRequired");
        for nothing in [json!(false), json!(null), json!(""), json!(0)] {
            signin(&app, &user, "hunter2", nothing).await.is_error(403, "mfaTokenRequired");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_code_is_refused_like_a_wrong_password() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let code = app.code(&secret);
        let number = code.parse::<u32>().unwrap();
        for wrong in [
            json!(app.wrong_code(&secret)),
            json!(number),
            json!([code]),
            json!({"code": code}),
            json!(true),
            json!(format!("{code} ")),
            json!(format!("{}\u{0}", &code[..5])),
            json!("x".repeat(100_000)),
        ] {
            signin(&app, &user, "hunter2", wrong).await.is_error(401, "signInFailed");
        }
        signin(&app, &user, "wrong", code.as_str()).await.is_error(401, "signInFailed");
        signin(&app, &user, "wrong", false).await.is_error(401, "signInFailed");
        signin(&app, &user, "hunter2", code).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_code_is_good_for_its_own_30_seconds() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        // The clock stands 12.5 seconds into a step.
        let early = app.code(&secret);
        app.pass(17 * SECOND);
        signin(&app, &user, "hunter2", early.as_str()).await.has_status(200);
        app.pass(SECOND);
        signin(&app, &user, "hunter2", early).await.is_error(401, "signInFailed");
        let late = app.code(&secret);
        app.pass(30 * SECOND);
        signin(&app, &user, "hunter2", late).await.is_error(401, "signInFailed");
        signin(&app, &user, "hunter2", app.code(&secret)).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d38_a_code_signs_in_once() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let code = app.code(&secret);
        signin(&app, &user, "hunter2", code.as_str()).await.has_status(200);
        signin(&app, &user, "hunter2", code.as_str()).await.is_error(401, "signInFailed");
        let link = mailed(&app, &user).await;
        follow(&app, &link, json!({"token": code})).await.is_error(401, "signInFailed");
        app.pass(30 * SECOND);
        follow(&app, &link, json!({"token": app.code(&secret)})).await.has_status(200);
        signin(&app, &user, "hunter2", app.code(&secret)).await.is_error(401, "signInFailed");
    })
    .await;
}

#[actix_web::test]
async fn d38_of_many_who_sign_in_with_one_code_at_once_one_is_let_in() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let answers = join_all((0..6).map(|_| signin(&app, &user, "hunter2", app.code(&secret)))).await;
        let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 401, 401, 401, 401, 401]);
    })
    .await;
}

#[actix_web::test]
async fn signing_in_with_a_code_is_not_a_call() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let before = app.stored_user(user.id);
        app.pass(SECOND);
        signin(&app, &user, "hunter2", app.code(&secret)).await.has_status(200);
        let after = app.stored_user(user.id);
        assert!(after.mfa_last_step.is_some());
        assert_eq!(freesewing_domain::user::User { mfa_last_step: None, ..after }, before);
    })
    .await;
}

#[actix_web::test]
async fn who_has_no_second_factor_may_send_a_code_all_the_same() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        for token in [json!(false), json!("123456"), json!({})] {
            signin(&app, &user, "hunter2", token).await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_code_comes_before_the_status_of_the_account() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        app.change_user(user.id, |user| user.status = Status::Disabled);
        signin(&app, &user, "hunter2", false).await.is_error(403, "mfaTokenRequired");
        signin(&app, &user, "hunter2", app.wrong_code(&secret)).await.is_error(401, "signInFailed");
        signin(&app, &user, "hunter2", app.code(&secret)).await.is_error(403, "statusLacking");
    })
    .await;
}

#[actix_web::test]
async fn a_link_is_not_used_up_by_a_missing_or_wrong_code() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let link = mailed(&app, &user).await;
        let bare = app.post(&format!("/signinlink/{}/{}", link.id, link.check)).send().await;
        bare.is_error(403, "mfaTokenRequired");
        for nothing in [json!({}), json!([]), json!({"token": false})] {
            follow(&app, &link, nothing).await.is_error(403, "mfaTokenRequired");
        }
        for wrong in [json!(app.wrong_code(&secret)), json!(app.code(&secret).parse::<u32>().unwrap()), json!(true)] {
            follow(&app, &link, json!({"token": wrong})).await.is_error(401, "signInFailed");
        }
        let answer = follow(&app, &link, json!({"token": app.code(&secret)})).await;
        assert_eq!(answer.has_status(200).at("/account/id"), json!(user.id));
        follow(&app, &link, json!({"token": app.code(&secret)})).await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_half_of_a_link_is_not_found_whatever_the_code() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let link = Link { check: "0000000000000000".to_owned(), ..mailed(&app, &user).await };
        for body in [json!({}), json!({"token": app.code(&secret)}), json!({"token": "000000"})] {
            follow(&app, &link, body).await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn d27_signing_up_again_is_no_way_around_it() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let again = json!({"email": user.email, "language": "en"});
        // Of an account in use, the mail has a link that signs in.
        app.post("/signup").json(again.clone()).send().await.has_status(201);
        follow(&app, &link(&app.only_mail()), json!({})).await.is_error(403, "mfaTokenRequired");

        // Of one that a maintainer made inactive, it has one that confirms.
        app.change_user(user.id, |user| user.status = Status::Inactive);
        app.post("/signup").json(again).send().await.has_status(201);
        let path = format!("/confirm/signup/{}", link(&app.only_mail()).id);
        let confirm = async |body: Value| app.post(&path).json(body).send().await;
        confirm(json!({"consent": 1})).await.is_error(403, "mfaTokenRequired");
        let wrong = json!({"consent": 1, "token": app.wrong_code(&secret)});
        confirm(wrong).await.is_error(401, "signInFailed");
        assert_eq!(app.stored_user(user.id).status, Status::Inactive);
        let right = json!({"consent": 1, "token": app.code(&secret)});
        assert_eq!(confirm(right).await.has_status(200).at("/account/status"), json!(1));
    })
    .await;
}

#[actix_web::test]
async fn a_key_is_no_way_around_it() {
    on_each_store(async |app| {
        let (user, _) = app.user_with_second_factor("hunter2").await;
        let key = app.apikey(&user, 4).await;
        let body = json!({"password": "mine now", "signOutElsewhere": true});
        let answer = app.patch("/account/key").basic(&key).json(body).send().await;
        let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["result", "account"]);
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        signin(&app, &user, "mine now", false).await.is_error(403, "mfaTokenRequired");
    })
    .await;
}

#[actix_web::test]
async fn who_is_signed_in_gets_fresh_tokens_without_a_code() {
    on_each_store(async |app| {
        let (user, _) = app.user_with_second_factor("hunter2").await;
        let consent = app.patch("/consent/jwt").bearer(&user.token).json(json!({"consent": 2})).send().await;
        let body = json!({"password": "another", "signOutElsewhere": true});
        let answer = app.patch("/account/jwt").bearer(&consent.text_at("/token")).json(body).send().await;
        assert_eq!(app.account(&answer.text_at("/token")).await["id"], json!(user.id));
    })
    .await;
}
