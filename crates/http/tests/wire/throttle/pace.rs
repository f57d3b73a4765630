//! Signing in too often, rightly or wrongly.

use std::time::Duration;

use freesewing_domain::limits::RateLimits;
use serde_json::json;

use super::{honour, wait, with_limits};
use crate::support::{Answer, TestApp};

async fn signin_from(app: &TestApp, address: &str, username: &str) -> Answer {
    let body = json!({"username": username, "password": "hunter2"});
    app.post("/signin").from(address).json(body).send().await
}

#[actix_web::test]
async fn ten_a_minute_from_one_address_to_one_account() {
    with_limits(RateLimits::default(), async |app, passwords| {
        let (user, other) = (app.user_with_password("hunter2").await, app.user_with_password("hunter2").await);
        for name in [user.email.as_str(), "user-1", "1"].iter().cycle().take(10) {
            signin_from(&app, "192.0.2.1", name).await.has_status(200);
        }
        passwords.compared();
        app.pass(Duration::from_secs(20));
        let refused = signin_from(&app, "192.0.2.1", &user.email).await;
        assert_eq!((wait(&refused), passwords.compared()), (40, 0));
        signin_from(&app, "192.0.2.1", &other.email).await.has_status(200);
        signin_from(&app, "192.0.2.2", &user.email).await.has_status(200);
        honour(&app, &refused);
        signin_from(&app, "192.0.2.1", &user.email).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_network_of_version_6_is_one_address() {
    with_limits(RateLimits::default(), async |app, _| {
        let user = app.user_with_password("hunter2").await;
        for host in 0..10 {
            signin_from(&app, &format!("2001:db8:0:1::{host:x}"), &user.email).await.has_status(200);
        }
        wait(&signin_from(&app, "2001:db8:0:1:ffff::1", &user.email).await);
        signin_from(&app, "2001:db8:0:2::1", &user.email).await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn many_addresses_do_not_add_up() {
    with_limits(RateLimits::default(), async |app, _| {
        let user = app.user_with_password("hunter2").await;
        for host in 0..30 {
            signin_from(&app, &format!("192.0.2.{host}"), &user.email).await.has_status(200);
        }
        assert_eq!(wait(&signin_from(&app, "192.0.2.99", &user.email).await), 60);
    })
    .await;
}

#[actix_web::test]
async fn d36_a_name_that_nobody_has_has_the_same_pace() {
    with_limits(RateLimits::default(), async |app, _| {
        app.user_with_password("hunter2").await;
        for name in ["user-1", "user-77"] {
            let mut answers = Vec::new();
            for _ in 0..12 {
                let body = json!({"username": name, "password": "wrong"});
                let answer = app.post("/signin").from("192.0.2.1").json(body).send().await;
                answers.push((answer.status, answer.header("retry-after").map(str::to_owned)));
            }
            let (early, often) = ((429, Some("1".to_owned())), (429, Some("60".to_owned())));
            let told = [vec![(401, None); 5], vec![early; 5], vec![often; 2]].concat();
            assert_eq!(answers, told, "{name}");
        }
    })
    .await;
}

#[actix_web::test]
async fn ten_new_passwords_a_minute() {
    with_limits(RateLimits::default(), async |app, _| {
        let user = app.user().await;
        let set = async || {
            let body = json!({"password": "hunter2"});
            app.patch("/account/jwt").bearer(&user.token).json(body).send().await
        };
        for _ in 0..10 {
            set().await.has_status(200);
        }
        wait(&set().await);
        let bio = app.patch("/account/jwt").bearer(&user.token).json(json!({"bio": "x"})).send().await;
        bio.has_status(200);
    })
    .await;
}
