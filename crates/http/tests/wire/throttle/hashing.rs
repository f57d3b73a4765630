//! Passwords that wait to be compared.

use std::sync::Arc;
use std::time::Duration;

use freesewing_domain::error::Error;
use freesewing_domain::ports::{PasswordCheck, PasswordHasher};
use freesewing_domain::secret::Secret;
use futures_util::future::{join, join_all};

use super::signin;
use crate::support::TestApp;
use crate::support::house::House;

/// How many are compared at once in these tests, and how many may wait.
const AT_ONCE: usize = 2 + 64;

/// Takes its time.
struct SlowPasswords;

impl PasswordHasher for SlowPasswords {
    fn hash(&self, password: &Secret) -> Result<Secret, Error> {
        Ok(password.clone())
    }

    fn verify(&self, _: &Secret, _: Option<&Secret>) -> PasswordCheck {
        std::thread::sleep(Duration::from_millis(20));
        PasswordCheck::Wrong
    }

    fn unusable(&self) -> Result<Secret, Error> {
        Ok(Secret::new("nobody knows"))
    }
}

#[actix_web::test]
async fn there_is_an_end_to_waiting_and_nobody_else_waits() {
    let mut house = House::in_sqlite();
    house.passwords = Arc::new(SlowPasswords);
    let app = TestApp::of(house).await;
    let user = app.user().await;
    let key = app.apikey(&user, 1).await;
    let names: Vec<_> = (0..AT_ONCE + 10).map(|n| format!("nobody-{n}")).collect();
    let tries = join_all(names.iter().map(|name| signin(&app, name, "wrong")));
    let begun = std::time::Instant::now();
    let read = async {
        for _ in 0..20 {
            app.get("/whoami/key").basic(&key).send().await.has_status(200);
        }
        begun.elapsed()
    };
    let (answers, read) = join(tries, read).await;
    let all = begun.elapsed();
    for (n, answer) in answers.iter().enumerate() {
        if n < AT_ONCE {
            answer.is_error(401, "signInFailed");
        } else {
            answer.is_error(503, "serverBusy");
            assert_eq!(answer.header("retry-after"), Some("2"));
        }
    }
    assert!(read < all / 2, "reads took {read:?} of {all:?}");
    signin(&app, "nobody", "wrong").await.is_error(401, "signInFailed");
}
