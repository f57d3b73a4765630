//! Each key has a limit of its own, and so have the tokens of an account together.

use freesewing_domain::limits::RateLimits;

use super::{few_calls, is_limited, limited, limited_calls, with_key, with_token};
use crate::support::TestKey;
use crate::support::clock::SECOND;

const OLD_SECRET: &str = "bf082bfd0123456789abcdef0123456789abcdef0123456789abcdef01234567";

#[actix_web::test]
async fn d66_the_1201st_call_with_a_key_in_a_minute_is_429() {
    let app = limited(RateLimits::default()).await;
    let user = app.user().await;
    let (one, other) = (app.apikey(&user, 4).await, app.apikey(&user, 4).await);
    for left in (0..1_200).rev() {
        let answer = with_key(&app, &one).await;
        assert_eq!(answer.has_status(200).header("ratelimit-policy"), Some(r#""minute";q=1200;w=60"#));
        let said = answer.header("ratelimit").unwrap();
        assert!(said.starts_with(&format!(r#""minute";r={left};t="#)), "{said}");
    }
    let refused = with_key(&app, &one).await;
    is_limited(&refused, "1");
    assert_eq!(refused.header("ratelimit-policy"), Some(r#""minute";q=1200;w=60"#));
    assert_eq!(refused.header("ratelimit"), Some(r#""minute";r=0;t=1"#));
    with_key(&app, &other).await.has_status(200);
    with_token(&app, &user).await.has_status(200);
    app.pass(SECOND);
    with_key(&app, &one).await.has_status(200);
    assert_eq!(limited_calls(&app, &user), 1, "it was counted as what it was");
}

#[actix_web::test]
async fn all_tokens_of_an_account_are_limited_together_and_those_of_others_are_not() {
    let app = few_calls(5).await;
    let (user, other) = (app.user().await, app.user().await);
    for _ in 0..4 {
        with_token(&app, &user).await.has_status(200);
    }
    let more = app.patch("/consent/jwt").bearer(&user.token).json(serde_json::json!({"consent": 1})).send().await;
    let another = more.has_status(200).text_at("/token");
    is_limited(&app.get("/account/jwt").bearer(&another).send().await, "12");
    is_limited(&app.get("/whoami/jwt").bearer(&user.token).send().await, "12");
    with_token(&app, &other).await.has_status(200);
}

#[actix_web::test]
async fn wrong_secrets_use_nothing_up_of_the_key_that_they_name() {
    let app = limited(RateLimits { credential_per_minute: 3, address_per_minute: 50, ..RateLimits::default() }).await;
    let user = app.user().await;
    let key = app.apikey(&user, 4).await;
    let wrong = TestKey { id: key.id.clone(), secret: "wrong".to_owned() };
    for call in 0..50 {
        let answer = app.get("/account/key").basic(&wrong).from("192.0.2.1").send().await;
        assert_eq!(answer.status, 401, "call {call}");
        assert_eq!(answer.header("ratelimit-policy"), Some(r#""address";q=50;w=60"#));
    }
    is_limited(&app.get("/account/key").basic(&wrong).from("192.0.2.1").send().await, "2");
    is_limited(&app.get("/account/jwt").bearer("no token").from("192.0.2.1").send().await, "2");
    is_limited(&app.get("/account/jwt").from("192.0.2.1").send().await, "2");
    let right = app.get("/account/key").basic(&key).from("192.0.2.1").send().await;
    assert_eq!(right.has_status(200).header("ratelimit-policy"), Some(r#""minute";q=3;w=60"#));
    assert!(right.header("ratelimit").unwrap().starts_with(r#""minute";r=2;"#), "{right:?}");
}

#[actix_web::test]
async fn a_wrong_secret_that_takes_long_to_check_weighs_ten_times_as_much() {
    let app = limited(RateLimits { address_per_minute: 25, ..RateLimits::default() }).await;
    let user = app.user().await;
    let key = app.apikey(&user, 4).await;
    let old = TestKey { id: key.id.clone(), secret: OLD_SECRET.to_owned() };
    let guess = async || app.get("/account/key").basic(&old).from("192.0.2.1").send().await;
    guess().await.is_challenge();
    let second = guess().await;
    assert!(second.header("ratelimit").unwrap().starts_with(r#""address";r=5;"#), "{second:?}");
    second.is_challenge();
    is_limited(&guess().await, "12");
    with_key(&app, &key).await.has_status(200);
}

#[actix_web::test]
async fn an_old_secret_that_is_right_costs_its_address_nothing() {
    use freesewing_auth::password::ScryptPasswords;
    use freesewing_domain::ids::ApikeyId;
    use freesewing_domain::ports::PasswordHasher as _;
    use freesewing_domain::secret::Secret;

    let app = limited(RateLimits { address_per_minute: 25, ..RateLimits::default() }).await;
    let user = app.user().await;
    let key = app.apikey(&user, 4).await;
    let id = ApikeyId(key.id.parse().unwrap());
    let kept = app.store.find_apikey(id).unwrap().unwrap().secret;
    let old = ScryptPasswords.hash(&Secret::new(OLD_SECRET)).unwrap();
    app.store.replace_apikey_secret(id, &kept, &old).unwrap();
    let key = TestKey { id: key.id, secret: OLD_SECRET.to_owned() };
    let answer = app.get("/account/key").basic(&key).from("192.0.2.1").send().await;
    assert_eq!(answer.has_status(200).header("ratelimit-policy"), Some(r#""minute";q=1200;w=60"#));
    let stranger = app.get("/curated-sets").from("192.0.2.1").send().await;
    assert!(stranger.header("ratelimit").unwrap().starts_with(r#""address";r=24;"#), "{stranger:?}");
}

#[actix_web::test]
async fn calls_that_are_not_allowed_count_too() {
    let app = few_calls(2).await;
    let user = app.user().await;
    let key = app.apikey(&user, 0).await;
    for _ in 0..2 {
        let answer = app.get("/sets/key").basic(&key).send().await;
        assert!(answer.has_status(403).header("ratelimit").is_some(), "{answer:?}");
    }
    is_limited(&app.get("/sets/key").basic(&key).send().await, "30");
    assert_eq!(limited_calls(&app, &user), 1);
}
