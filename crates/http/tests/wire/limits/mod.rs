//! How much callers may do.

mod addresses;
mod answers;
mod credentials;
mod day;
mod overrides;

use freesewing_domain::ids::UserId;
use freesewing_domain::limits::RateLimits;
use freesewing_domain::usage::{By, Group, UsageQuery, Whose};

use crate::support::app::TestApp;
use crate::support::clock::DAY;
use crate::support::house::House;
use crate::support::{Answer, TestKey, TestUser};
use freesewing_domain::ports::Clock as _;

/// A server with limits that tests reach quickly.
async fn limited(limits: RateLimits) -> TestApp {
    TestApp::of(House::in_memory().limited(limits)).await
}

/// With few calls a minute for a credential, and enough for an address.
async fn few_calls(credential_per_minute: u32) -> TestApp {
    limited(RateLimits { credential_per_minute, ..RateLimits::default() }).await
}

async fn with_key(app: &TestApp, key: &TestKey) -> Answer {
    app.get("/account/key").basic(key).send().await
}

async fn with_token(app: &TestApp, user: &TestUser) -> Answer {
    app.get("/account/jwt").bearer(&user.token).send().await
}

#[track_caller]
fn is_limited(answer: &Answer, wait: &str) {
    answer.is_error(429, "rateLimitExceeded");
    assert_eq!(answer.header("retry-after"), Some(wait), "{answer:?}");
}

/// The calls of somebody's that were too many, as they were counted.
fn limited_calls(app: &TestApp, user: &TestUser) -> i64 {
    let now = app.house.clock.now();
    let (from, to) = (now.before(DAY * 2), now.after(DAY * 2));
    let query = UsageQuery { whose: Whose::User(UserId(user.id)), from, to, by: By::User, limit: 9 };
    app.store.write_counts().unwrap();
    let tallies = app.store.usage(&query).unwrap();
    assert!(tallies.iter().all(|tally| tally.group == Group::User(UserId(user.id))));
    tallies.iter().map(|tally| tally.calls.limited).sum()
}
