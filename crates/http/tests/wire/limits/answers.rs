//! What answers say about limits.

use freesewing_domain::limits::RateLimits;
use serde_json::json;

use super::{few_calls, is_limited, limited, with_key, with_token};
use crate::support::{TestApp, on_each_store};

const PROBLEM: &str = "application/problem+json";

#[actix_web::test]
async fn a_problem_is_told_to_whoever_asks_for_one() {
    let app =
        limited(RateLimits { credential_per_minute: 1, credential_per_day: Some(9), ..RateLimits::default() }).await;
    let user = app.user().await;
    with_token(&app, &user).await.has_status(200);
    for accept in
        [PROBLEM, "application/json, Application/Problem+JSON;q=0.5", "application/problem+json; charset=utf-8"]
    {
        let answer = app.get("/account/jwt").bearer(&user.token).header("accept", accept).send().await;
        assert_eq!((answer.status, answer.content_type()), (429, Some(PROBLEM)), "{answer:?}");
        assert_eq!(answer.header("retry-after"), Some("60"));
        assert!(answer.header("ratelimit").unwrap().starts_with(r#""minute";r=0;t=60, "day";r=8;t="#), "{answer:?}");
        assert_eq!(
            answer.json(),
            json!({
                "type": "https://iana.org/assignments/http-problem-types#quota-exceeded",
                "title": "Request cannot be satisfied as assigned quota has been exceeded",
                "status": 429,
                "detail": "Too many calls. Come back in 60 seconds.",
                "violated-policies": ["minute"],
            })
        );
    }
}

#[actix_web::test]
async fn whoever_does_not_ask_for_a_problem_gets_what_everybody_gets() {
    let app = few_calls(1).await;
    let user = app.user().await;
    with_token(&app, &user).await.has_status(200);
    for accept in
        ["", "*/*", "application/json", "application/*", "application/problem+json;q=0", "application/problem+xml"]
    {
        is_limited(&app.get("/account/jwt").bearer(&user.token).header("accept", accept).send().await, "60");
    }
}

#[actix_web::test]
async fn an_answer_that_is_no_refusal_is_never_a_problem() {
    let app = few_calls(9).await;
    let user = app.user().await;
    let ask = |path| app.get(path).bearer(&user.token).header("accept", PROBLEM);
    ask("/account/jwt").send().await.has_status(200);
    assert_eq!(ask("/sets/x/jwt").send().await.content_type(), None);
}

#[actix_web::test]
async fn pages_of_other_sites_may_read_what_is_left() {
    let app = few_calls(1).await;
    let user = app.user().await;
    for status in [200, 429] {
        let answer = with_token(&app, &user).await;
        let exposed = answer.has_status(status).header("access-control-expose-headers");
        assert_eq!(exposed, Some("RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, ETag"));
    }
}

#[actix_web::test]
async fn nothing_in_them_says_who_is_limited() {
    let app = few_calls(9).await;
    let user = app.user().await;
    let key = app.apikey(&user, 4).await;
    let answer = with_key(&app, &key).await;
    for name in ["ratelimit", "ratelimit-policy"] {
        let said = answer.header(name).unwrap();
        assert!(!said.contains("pk=") && !said.contains(&key.id), "{said}");
    }
}

#[actix_web::test]
async fn without_limits_nobody_is_told_of_any_and_everybody_is_let_in() {
    on_each_store(async |app: TestApp| {
        let user = app.user().await;
        app.change_user(user.id, |user| user.limits.per_minute = Some(0));
        for _ in 0..2 {
            for answer in [with_token(&app, &user).await, app.get("/curated-sets").from("192.0.2.1").send().await] {
                let told = ["ratelimit", "ratelimit-policy", "retry-after"].map(|name| answer.header(name).is_some());
                assert_eq!((answer.status, told), (200, [false; 3]), "{answer:?}");
            }
        }
    })
    .await;
}
