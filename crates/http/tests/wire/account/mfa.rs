//! `/account/mfa/{jwt|key}`

use freesewing_domain::secret::Secret;
use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::clock::SECOND;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

/// Switches it on with what is sent.
async fn activate(app: &TestApp, user: &TestUser, secret: impl Into<Value>, code: impl Into<Value>) -> Answer {
    app.mfa(user, json!({"mfa": true, "secret": secret.into(), "token": code.into()})).await
}

/// Switches it off with what is sent.
async fn switch_off(app: &TestApp, user: &TestUser, password: impl Into<Value>, code: impl Into<Value>) -> Answer {
    app.mfa(user, json!({"mfa": false, "password": password.into(), "token": code.into()})).await
}

#[actix_web::test]
async fn shows_a_secret_an_address_and_a_picture_of_it() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = app.mfa(&user, json!({"mfa": true})).await;
        let [secret, otpauth, qrcode] =
            ["secret", "otpauth", "qrcode"].map(|name| answer.text_at(&format!("/mfa/{name}")));
        let escaped = qrcode.replace('"', r#"\""#);
        answer.is(
            200,
            &format!(
                r#"{{"result":"success","mfa":{{"secret":"{secret}","otpauth":"{otpauth}","qrcode":"{escaped}"}}}}"#
            ),
        );
        assert_eq!(secret.len(), 16, "{secret}");
        let name = format!("user-{}", user.id);
        assert_eq!(
            otpauth,
            format!(
                "otpauth://totp/FreeSewing:{name}?secret={secret}&period=30&digits=6&algorithm=SHA1&issuer=FreeSewing"
            )
        );
        let start = r#"<svg class="qrcode" width="100%" height="100%" xmlns="http://www.w3.org/2000/svg""#;
        assert!(qrcode.starts_with(start) && qrcode.ends_with("</svg>"), "{qrcode}");
        assert!(qrcode.contains(r#"fill="currentColor""#) && qrcode.contains(r#"fill="none""#), "{qrcode}");
        assert_eq!(app.account(&user.token).await["mfaEnabled"], json!(false), "not before a code was shown");
    })
    .await;
}

#[actix_web::test]
async fn d38_one_step_is_enough_to_switch_it_on_sign_in_and_switch_it_off() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        for _ in 0..2 {
            let secret = app.enrol(&user).await;
            let code = app.code(&secret);
            let answer = activate(&app, &user, secret.as_str(), code.as_str()).await;
            let keys: Vec<_> = answer.has_status(200).json().as_object().unwrap().keys().cloned().collect();
            assert_eq!(keys, ["result", "account"]);
            assert_eq!(answer.at("/account/mfaEnabled"), json!(true));
            assert_eq!(answer.at("/account").as_object().unwrap().len(), 24, "all of the account");

            let body = json!({"username": user.email, "password": "hunter2", "token": code});
            app.post("/signin").json(body).send().await.has_status(200);

            let answer = switch_off(&app, &user, "hunter2", code.as_str()).await;
            assert_eq!(answer.has_status(200).at("/account/mfaEnabled"), json!(false));
            let stored = app.stored_user(user.id);
            assert_eq!((stored.mfa_secret.expose(), stored.mfa_last_step), ("", None), "forgotten");
            let body = json!({"username": user.email, "password": "hunter2"});
            app.post("/signin").json(body).send().await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn works_with_a_key_too() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        let key = app.apikey(&user, 4).await;
        let send = async |body: Value| app.post("/account/mfa/key").basic(&key).json(body).send().await;
        let secret = send(json!({"mfa": true})).await.text_at("/mfa/secret");
        let body = json!({"mfa": true, "secret": secret, "token": app.code(&secret)});
        assert_eq!(send(body).await.at("/account/mfaEnabled"), json!(true));
        let body = json!({"mfa": false, "password": "hunter2", "token": app.code(&secret)});
        assert_eq!(send(body).await.at("/account/mfaEnabled"), json!(false));
    })
    .await;
}

#[actix_web::test]
async fn when_it_is_on_it_cannot_be_switched_on() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let code = app.code(&secret);
        for body in [
            json!({"mfa": true}),
            json!({"mfa": true, "token": code}),
            json!({"mfa": true, "secret": secret}),
            json!({"mfa": true, "secret": secret, "token": code}),
            json!({"mfa": true, "secret": "wrong", "token": "wrong"}),
        ] {
            app.mfa(&user, body).await.is_error(400, "mfaActive");
        }
        assert_eq!(app.stored_user(user.id).mfa_secret.expose(), secret);
    })
    .await;
}

#[actix_web::test]
async fn what_is_neither_on_nor_off_is_refused() {
    on_each_store(async |app| {
        let (with, _) = app.user_with_second_factor("hunter2").await;
        let without = app.user().await;
        for user in [&with, &without] {
            for mfa in [json!("yes"), json!(1), json!(0), json!(null), json!({}), json!("true"), json!([true])] {
                app.mfa(user, json!({"mfa": mfa, "token": "123456"})).await.is_error(400, "invalidMfaSetting");
            }
            for body in [json!({}), json!([]), json!([true]), json!({"token": "123456", "password": "x"})] {
                app.mfa(user, body).await.is_error(400, "invalidMfaSetting");
            }
            let nothing = app.post("/account/mfa/jwt").bearer(&user.token).send().await;
            nothing.is_error(400, "invalidMfaSetting");
        }
    })
    .await;
}

#[actix_web::test]
async fn half_of_what_switches_it_on_is_refused() {
    on_each_store(async |app| {
        let user = app.user().await;
        let secret = app.enrol(&user).await;
        let code = app.code(&secret);
        for half in [
            json!({"mfa": true, "token": code}),
            json!({"mfa": true, "secret": secret}),
            json!({"mfa": true, "secret": "", "token": code}),
            json!({"mfa": true, "secret": secret, "token": false}),
        ] {
            app.mfa(&user, half).await.is_error(400, "invalidMfaSetting");
        }
        assert_eq!(app.stored_user(user.id).mfa_secret.expose(), secret, "the app would not fit another");
        // What JavaScript takes for nothing is as good as absent.
        let body = json!({"mfa": true, "secret": null, "token": false});
        assert_ne!(app.mfa(&user, body).await.text_at("/mfa/secret"), secret);
    })
    .await;
}

#[actix_web::test]
async fn it_is_switched_on_by_the_right_secret_with_its_present_code_alone() {
    on_each_store(async |app| {
        let user = app.user().await;
        let other = app.enrol(&app.user().await).await;
        let nothing = activate(&app, &user, other.as_str(), app.code(&other)).await;
        nothing.is_error(403, "mfaTokenInvalid");

        let secret = app.enrol(&user).await;
        let code = app.code(&secret);
        for (secret, code) in [
            (json!(secret), json!(app.wrong_code(&secret))),
            (json!(secret), json!(format!(" {code}"))),
            (json!(secret), json!(code.parse::<u32>().unwrap())),
            (json!(secret), json!([code])),
            (json!(other), json!(app.code(&other))),
            (json!(other), json!(code)),
            (json!(secret.to_lowercase()), json!(code)),
            (json!([secret]), json!(code)),
            (json!(true), json!(true)),
        ] {
            activate(&app, &user, secret, code).await.is_error(403, "mfaTokenInvalid");
        }
        app.pass(30 * SECOND);
        activate(&app, &user, secret.as_str(), code).await.is_error(403, "mfaTokenInvalid");
        activate(&app, &user, secret.as_str(), app.code(&secret)).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn asking_again_replaces_the_secret_until_it_is_on() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (first, second) = (app.enrol(&user).await, app.enrol(&user).await);
        assert_ne!(first, second);
        activate(&app, &user, first.as_str(), app.code(&first)).await.is_error(403, "mfaTokenInvalid");
        activate(&app, &user, second.as_str(), app.code(&second)).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_secret_that_was_not_proved_does_not_stand_in_the_way_of_signing_in() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        app.enrol(&user).await;
        let body = json!({"username": user.email, "password": "hunter2"});
        app.post("/signin").json(body).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_about_switching_it_off_answers() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let code = app.code(&secret);
        app.mfa(&user, json!({"mfa": false})).await.is_error(400, "mfaTokenMissing");
        app.mfa(&user, json!({"mfa": false, "password": "hunter2"})).await.is_error(400, "mfaTokenMissing");
        app.mfa(&user, json!({"mfa": false, "token": ""})).await.is_error(400, "mfaTokenMissing");
        app.mfa(&user, json!({"mfa": false, "token": code})).await.is_error(400, "passwordMissing");
        switch_off(&app, &user, "", code.as_str()).await.is_error(400, "passwordMissing");
        switch_off(&app, &user, "wrong", code.as_str()).await.is_error(401, "authenticationFailed");
        switch_off(&app, &user, "hunter2", app.wrong_code(&secret)).await.is_error(401, "authenticationFailed");
        let number = code.parse::<u32>().unwrap();
        switch_off(&app, &user, "hunter2", number).await.is_error(401, "authenticationFailed");
        switch_off(&app, &user, "hunter2", true).await.is_error(401, "authenticationFailed");
        assert!(app.stored_user(user.id).mfa_enabled);
        app.pass(30 * SECOND);
        switch_off(&app, &user, "hunter2", code).await.is_error(401, "authenticationFailed");
        switch_off(&app, &user, "hunter2", app.code(&secret)).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d13_a_password_that_is_no_text_does_not_switch_it_off() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("5").await;
        for password in [json!(5), json!(true), json!({}), json!(["5"])] {
            switch_off(&app, &user, password, app.code(&secret)).await.is_error(400, "passwordMissing");
        }
        switch_off(&app, &user, "5", app.code(&secret)).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_password_of_the_oldest_kind_switches_it_off_and_is_kept_as_it_is() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("x").await;
        let old = r#"{"type":"v2","data":"$2a$10$0N/aQiWmT/eJ88w/xxD1euE1WzgvBAZyieg5hFrVdM6KjPb83EI/G"}"#;
        app.change_user(user.id, |user| user.password = Secret::new(old));
        switch_off(&app, &user, "wrong", app.code(&secret)).await.is_error(401, "authenticationFailed");
        let answer = switch_off(&app, &user, "legacy-password", app.code(&secret)).await;
        assert_eq!(answer.has_status(200).at("/account/passwordType"), json!("v2"));
        assert_eq!(app.stored_user(user.id).password.expose(), old);
    })
    .await;
}

#[actix_web::test]
async fn where_there_is_no_secret_no_code_is_right() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        // The code of an empty secret is known to everybody.
        let everybodys = app.code("");
        activate(&app, &user, true, everybodys.as_str()).await.is_error(403, "mfaTokenInvalid");
        switch_off(&app, &user, "hunter2", everybodys.as_str()).await.is_error(401, "authenticationFailed");
        app.change_user(user.id, |user| user.mfa_enabled = true);
        let body = json!({"username": user.email, "password": "hunter2", "token": everybodys});
        app.post("/signin").json(body).send().await.is_error(401, "signInFailed");
    })
    .await;
}

#[actix_web::test]
async fn of_two_who_switch_it_on_at_once_the_second_is_told_that_it_is_on() {
    on_each_store(async |app| {
        let user = app.user().await;
        let secret = app.enrol(&user).await;
        let once = || activate(&app, &user, secret.as_str(), app.code(&secret));
        let (one, two) = join(once(), once()).await;
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 400], "{one:?}\n{two:?}");
    })
    .await;
}

#[actix_web::test]
async fn d38_after_enrolment_nothing_shows_the_secret() {
    on_each_store(async |app| {
        let (user, secret) = app.user_with_second_factor("hunter2").await;
        let key = app.apikey(&user, 4).await;
        let signin = json!({"username": user.email, "password": "hunter2", "token": app.code(&secret)});
        for answer in [
            app.get("/account/jwt").bearer(&user.token).send().await,
            app.get("/account/key").basic(&key).send().await,
            app.get("/whoami/jwt").bearer(&user.token).send().await,
            app.patch("/account/jwt").bearer(&user.token).json(json!({"bio": "x"})).send().await,
            app.patch("/consent/jwt").bearer(&user.token).json(json!({"consent": 1})).send().await,
            app.post("/signin").json(signin).send().await,
            app.mfa(&user, json!({"mfa": true})).await,
            switch_off(&app, &user, "hunter2", app.code(&secret)).await,
        ] {
            assert!(!answer.text().contains(&secret), "{answer:?}");
            assert!(!answer.text().contains("mfaSecret"), "{answer:?}");
        }
        assert!(!format!("{:?}", app.stored_user(user.id)).contains(&secret));
    })
    .await;
}

#[actix_web::test]
async fn setting_it_up_is_a_change_of_the_account() {
    on_each_store(async |app| {
        let user = app.user_with_password("hunter2").await;
        app.pass(SECOND);
        let secret = app.enrol(&user).await;
        app.pass(SECOND);
        let answer = activate(&app, &user, secret.as_str(), app.code(&secret)).await;
        assert_eq!(answer.at("/account/updatedAt"), json!("2026-11-22T21:12:44.501Z"));
    })
    .await;
}
