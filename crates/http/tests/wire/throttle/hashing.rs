//! Passwords that wait to be compared.

use std::sync::{Arc, Condvar, Mutex};

use freesewing_domain::error::Error;
use freesewing_domain::ports::{PasswordCheck, PasswordHasher};
use freesewing_domain::secret::Secret;
use futures_util::future::{join, join_all};

use super::signin;
use crate::support::TestApp;
use crate::support::house::House;

/// How many are compared at once in these tests, and how many may wait.
const AT_ONCE: usize = 2 + 64;

/// Takes as long as it is not told to go on.
#[derive(Default)]
struct SlowPasswords {
    may_go_on: Mutex<bool>,
    told: Condvar,
}

impl SlowPasswords {
    fn go_on(&self) {
        *self.may_go_on.lock().unwrap() = true;
        self.told.notify_all();
    }
}

impl PasswordHasher for SlowPasswords {
    fn hash(&self, password: &Secret) -> Result<Secret, Error> {
        Ok(password.clone())
    }

    fn verify(&self, _: &Secret, _: Option<&Secret>) -> PasswordCheck {
        let waiting = self.may_go_on.lock().unwrap();
        drop(self.told.wait_while(waiting, |may_go_on| !*may_go_on).unwrap());
        PasswordCheck::Wrong
    }

    fn unusable(&self) -> Result<Secret, Error> {
        Ok(Secret::new("nobody knows"))
    }
}

#[actix_web::test]
async fn there_is_an_end_to_waiting_and_nobody_else_waits() {
    let mut house = House::in_sqlite();
    let passwords = Arc::new(SlowPasswords::default());
    house.passwords = passwords.clone();
    let app = TestApp::of(house).await;
    let user = app.user().await;
    let key = app.apikey(&user, 1).await;
    let names: Vec<_> = (0..AT_ONCE + 10).map(|n| format!("nobody-{n}")).collect();
    let tries = join_all(names.iter().map(|name| signin(&app, name, "wrong")));
    let reads = async {
        for _ in 0..20 {
            app.get("/whoami/key").basic(&key).send().await.has_status(200);
        }
        // Nobody was let in or turned down for a wrong password before this.
        passwords.go_on();
    };
    let (answers, ()) = join(tries, reads).await;
    for (n, answer) in answers.iter().enumerate() {
        if n < AT_ONCE {
            answer.is_error(401, "signInFailed");
        } else {
            answer.is_error(503, "serverBusy");
            assert_eq!(answer.header("retry-after"), Some("2"));
        }
    }
    signin(&app, "nobody", "wrong").await.is_error(401, "signInFailed");
}
