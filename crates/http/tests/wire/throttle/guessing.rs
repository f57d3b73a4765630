//! Guessing passwords.

use futures_util::future::join_all;
use serde_json::json;

use super::{PATIENT, guess_until_the_end, honour, signin, wait, with_limits};
use crate::support::clock::{DAY, HOUR, SECOND};
use crate::support::house::House;
use crate::support::outbox::link;
use crate::support::{TestApp, on_each_store};

#[actix_web::test]
async fn waits_grow_and_what_comes_too_early_is_not_looked_at() {
    with_limits(PATIENT, async |app, passwords| {
        let user = app.user_with_password("hunter2").await;
        for _ in 0..5 {
            signin(&app, &user.email, "wrong").await.is_error(401, "signInFailed");
        }
        passwords.compared();
        for seconds in [1, 2, 4, 8] {
            for early in ["wrong", "hunter2"] {
                assert_eq!(wait(&signin(&app, &user.email, early).await), seconds);
            }
            assert_eq!(passwords.compared(), 0, "too early");
            app.pass(SECOND * seconds.try_into().unwrap());
            signin(&app, &user.email, "wrong").await.is_error(401, "signInFailed");
            assert_eq!(passwords.compared(), 1);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_right_password_in_time_starts_anew() {
    with_limits(PATIENT, async |app, _| {
        let user = app.user_with_password("hunter2").await;
        for _ in 0..2 {
            for _ in 0..5 {
                signin(&app, &user.email, "wrong").await.is_error(401, "signInFailed");
            }
            honour(&app, &signin(&app, &user.email, "hunter2").await);
            signin(&app, &user.email, "hunter2").await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn d36_a_hundred_guesses_reach_the_hasher_and_no_more() {
    with_limits(PATIENT, async |app, passwords| {
        let user = app.user_with_password("hunter2").await;
        passwords.compared();
        let (guesses, took) = guess_until_the_end(&app, async || signin(&app, &user.email, "wrong").await).await;
        assert_eq!((guesses, passwords.compared()), (100, 100));
        assert!(took > HOUR * 20, "{took:?}");
        app.pass(DAY * 30);
        for name in [user.email.as_str(), "user-1", "1"] {
            assert_eq!(wait(&signin(&app, name, "hunter2").await), 24 * 60 * 60);
        }
        assert_eq!(passwords.compared(), 0);
    })
    .await;
}

#[actix_web::test]
async fn the_owner_comes_in_by_mail_and_the_password_works_again() {
    with_limits(PATIENT, async |app, _| {
        let user = app.user_with_password("hunter2").await;
        guess_until_the_end(&app, async || signin(&app, &user.email, "wrong").await).await;
        app.post("/signinlink").json(json!({"username": user.email})).send().await.has_status(200);
        let link = link(&app.only_mail());
        app.post(&format!("/signinlink/{}/{}", link.id, link.check)).send().await.has_status(200);
        signin(&app, &user.email, "wrong").await.is_error(401, "signInFailed");
        signin(&app, &user.email, "hunter2").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn an_admin_helps_whom_others_have_locked_out() {
    with_limits(PATIENT, async |app, _| {
        let (user, admin) = (app.user_with_password("hunter2").await, app.user_with_role("admin").await);
        guess_until_the_end(&app, async || signin(&app, &user.email, "wrong").await).await;
        let path = format!("/admin/user/{}/jwt", user.id);
        app.patch(&path).bearer(&admin.token).json(json!({"unlock": "yes"})).send().await.has_status(200);
        wait(&signin(&app, &user.email, "hunter2").await);
        app.patch(&path).bearer(&admin.token).json(json!({"unlock": true})).send().await.has_status(200);
        signin(&app, &user.email, "hunter2").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_new_password_has_not_been_guessed_at() {
    with_limits(PATIENT, async |app, _| {
        let user = app.user_with_password("hunter2").await;
        guess_until_the_end(&app, async || signin(&app, &user.email, "wrong").await).await;
        let body = json!({"password": "hunter3"});
        app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(200);
        signin(&app, &user.email, "hunter3").await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn of_many_at_once_no_more_are_looked_at_than_one_after_the_other() {
    with_limits(PATIENT, async |app, passwords| {
        let user = app.user_with_password("hunter2").await;
        passwords.compared();
        // No more at once than may wait for their turn.
        for round in 0..5 {
            let answers = join_all((0..40).map(|_| signin(&app, &user.email, "wrong"))).await;
            let looked_at = answers.iter().filter(|answer| answer.status == 401).count();
            assert_eq!(looked_at, if round == 0 { 5 } else { 0 });
            for answer in answers.iter().filter(|answer| answer.status != 401) {
                assert_eq!(wait(answer), 1);
            }
        }
        assert_eq!(passwords.compared(), 5);
        app.pass(SECOND);
        join_all((0..40).map(|_| signin(&app, &user.email, "wrong"))).await;
        assert_eq!(passwords.compared(), 1);
    })
    .await;
}

#[actix_web::test]
async fn guesses_are_remembered_over_a_restart() {
    with_limits(PATIENT, async |app, _| {
        let user = app.user_with_password("hunter2").await;
        for _ in 0..5 {
            signin(&app, &user.email, "wrong").await.is_error(401, "signInFailed");
        }
        let again = app.restarted_with(|house| house.throttle = House::in_memory().throttle).await;
        assert_eq!(wait(&signin(&again, &user.email, "hunter2").await), 1);
    })
    .await;
}

#[actix_web::test]
async fn d36_a_name_that_nobody_has_is_answered_as_one_that_somebody_has() {
    with_limits(PATIENT, async |app, passwords| {
        let user = app.user_with_password("hunter2").await;
        passwords.compared();
        for _ in 0..12 {
            let known = signin(&app, &user.email, "wrong").await;
            let compared = passwords.compared();
            let unknown = signin(&app, " Nobody@freesewing.dev", "wrong").await;
            assert_eq!(known.text(), unknown.text());
            assert_eq!(
                (known.status, known.header("retry-after"), compared),
                (unknown.status, unknown.header("retry-after"), passwords.compared())
            );
            if known.status == 429 {
                honour(&app, &known);
            }
        }
        signin(&app, "nobody@FREESEWING.dev", "wrong").await.is_error(401, "signInFailed");
        assert_eq!(wait(&signin(&app, "NOBODY@freesewing.dev ", "wrong").await), 16, "spelling makes no difference");
        signin(&app, "somebody@freesewing.dev", "wrong").await.is_error(401, "signInFailed");
    })
    .await;
}

#[actix_web::test]
async fn what_is_no_text_is_a_guess_too() {
    with_limits(PATIENT, async |app, passwords| {
        let user = app.user_with_password("hunter2").await;
        passwords.compared();
        for _ in 0..5 {
            let body = json!({"username": user.email, "password": ["hunter2"]});
            app.post("/signin").json(body).send().await.is_error(401, "signInFailed");
        }
        assert_eq!(passwords.compared(), 5);
        assert_eq!(wait(&signin(&app, &user.email, "hunter2").await), 1);
    })
    .await;
}

#[actix_web::test]
async fn without_limits_nobody_is_held_up() {
    on_each_store(async |app: TestApp| {
        let user = app.user_with_password("hunter2").await;
        for _ in 0..12 {
            signin(&app, &user.email, "wrong").await.is_error(401, "signInFailed");
            signin(&app, "nobody", "wrong").await.is_error(401, "signInFailed");
        }
        signin(&app, &user.email, "hunter2").await.has_status(200);
    })
    .await;
}
