//! What people are held to who are not signed in; and guessing.

mod codes;
mod errands;
mod guessing;
mod hashing;
mod links;
mod mails;
mod pace;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use freesewing_domain::error::Error;
use freesewing_domain::limits::RateLimits;
use freesewing_domain::ports::{PasswordCheck, PasswordHasher};
use freesewing_domain::secret::Secret;
use serde_json::json;

use crate::support::house::House;
use crate::support::{Answer, TestApp};

/// Keeps passwords as they are, so that a test may try many, and counts how often one is compared.
#[derive(Default)]
struct CountedPasswords(AtomicU32);

impl CountedPasswords {
    /// How often since this was asked last.
    fn compared(&self) -> u32 {
        self.0.swap(0, Ordering::SeqCst)
    }
}

impl PasswordHasher for CountedPasswords {
    fn hash(&self, password: &Secret) -> Result<Secret, Error> {
        Ok(password.clone())
    }

    fn verify(&self, password: &Secret, hash: Option<&Secret>) -> PasswordCheck {
        self.0.fetch_add(1, Ordering::SeqCst);
        if hash == Some(password) { PasswordCheck::Right } else { PasswordCheck::Wrong }
    }

    fn unusable(&self) -> Result<Secret, Error> {
        Ok(Secret::new("nobody knows"))
    }
}

/// So many tries that none is held up but by guessing.
const PATIENT: RateLimits = RateLimits {
    credential_per_minute: u32::MAX,
    credential_per_day: None,
    address_per_minute: u32::MAX,
    sign_in_per_minute: 100_000,
    mails_per_hour: 100_000,
};

/// Runs a scenario on each store, with limits.
async fn with_limits(limits: RateLimits, scenario: impl AsyncFn(TestApp, Arc<CountedPasswords>)) {
    for mut house in [House::in_memory(), House::in_sqlite()] {
        eprintln!("on the {} store", house.store_name());
        let passwords = Arc::new(CountedPasswords::default());
        house.passwords = passwords.clone();
        scenario(TestApp::of(house.limited(limits)).await, passwords).await;
    }
}

async fn signin(app: &TestApp, username: &str, password: &str) -> Answer {
    app.post("/signin").json(json!({"username": username, "password": password})).send().await
}

/// In how many seconds to come back.
#[track_caller]
fn wait(answer: &Answer) -> u64 {
    answer.is_error(429, "rateLimitExceeded");
    answer.header("retry-after").expect("a Retry-After").parse().expect("seconds")
}

/// Waits for as long as an answer says.
fn honour(app: &TestApp, answer: &Answer) {
    app.pass(Duration::from_secs(wait(answer)));
}

/// Guesses wrong as often as may be, honouring each wait; says how often that was, and how long it took.
async fn guess_until_the_end(app: &TestApp, mut guess: impl AsyncFnMut() -> Answer) -> (u32, Duration) {
    let (mut guesses, mut took) = (0, Duration::ZERO);
    loop {
        let answer = guess().await;
        if answer.status == 429 {
            let seconds = wait(&answer);
            if seconds == 24 * 60 * 60 {
                return (guesses, took);
            }
            took += Duration::from_secs(seconds);
            honour(app, &answer);
        } else {
            answer.is_error(401, "signInFailed");
            guesses += 1;
        }
    }
}
