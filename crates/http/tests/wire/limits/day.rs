//! Limits for a day.

use freesewing_domain::limits::RateLimits;

use super::{is_limited, limited_calls, with_key, with_token};
use crate::support::clock::HOUR;
use crate::support::house::House;
use crate::support::{TestApp, on_each_store};

fn three_a_day(house: House) -> House {
    house.limited(RateLimits { credential_per_day: Some(3), ..RateLimits::default() })
}

#[actix_web::test]
async fn a_limit_for_a_day_ends_at_midnight() {
    let app = TestApp::of(three_a_day(House::in_memory())).await;
    let user = app.user().await;
    for left in [2, 1, 0] {
        let answer = with_token(&app, &user).await;
        let limits = answer.has_status(200).header("ratelimit-policy");
        assert_eq!(limits, Some(r#""minute";q=1200;w=60, "day";q=3;w=86400"#));
        // The clock of the tests shows 21:12:42.501.
        let said = answer.header("ratelimit").unwrap();
        assert!(said.ends_with(&format!(r#""day";r={left};t=10038"#)), "{said}");
    }
    is_limited(&with_token(&app, &user).await, "10038");
    app.pass(HOUR * 2);
    is_limited(&with_token(&app, &user).await, "2838");
    app.pass(HOUR);
    let answer = with_token(&app, &user).await;
    assert!(answer.has_status(200).header("ratelimit").unwrap().contains(r#""day";r=2;"#), "{answer:?}");
}

#[actix_web::test]
async fn a_limit_for_a_day_outlives_the_server() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| *house = three_a_day(house.clone())).await;
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        for _ in 0..3 {
            with_key(&app, &key).await.has_status(200);
        }
        is_limited(&with_key(&app, &key).await, "10038");
        with_token(&app, &user).await.has_status(200);
        app.store.write_counts().unwrap();

        let app = app.restarted_with(|_| {}).await;
        is_limited(&with_key(&app, &key).await, "10038");
        let with_token = with_token(&app, &user).await;
        assert!(with_token.has_status(200).header("ratelimit").unwrap().contains(r#""day";r=0;"#), "{with_token:?}");
        assert_eq!(limited_calls(&app, &user), 2);
    })
    .await;
}
