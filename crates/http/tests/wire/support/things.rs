//! What people have: measurement sets, and keys that somebody else made.

use freesewing_domain::access::Level;
use freesewing_domain::apikey::Apikey;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::Clock as _;
use freesewing_domain::secret::Secret;
use freesewing_domain::set::NewSet;
use serde_json::Value;

use super::clock::DAY;
use super::{TestApp, TestKey, TestUser};

impl TestApp {
    /// Keeps a set through the wire, and answers its number.
    pub(crate) async fn set(&self, user: &TestUser, body: Value) -> i64 {
        let answer = self.post("/sets/jwt").bearer(&user.token).json(body).send().await;
        answer.has_status(201).at("/set/id").as_i64().unwrap()
    }

    /// Puts a set into the store.
    pub(crate) fn stored_set(&self, user: i64, public: bool) -> i64 {
        let mut new = NewSet::new(UserId(user), "a set", self.house.clock.now()).unwrap();
        new.public = public;
        self.store.create_set(new).unwrap().id.0
    }

    /// Puts a key into the store, with whatever stands for its secret; good for a day.
    pub(crate) fn stored_apikey(&self, user: i64, change: impl Fn(&mut Apikey)) -> String {
        let now = self.house.clock.now();
        let mut key = Apikey {
            id: ApikeyId(self.house.random.uuid().unwrap()),
            audience: self.house.rules.audience.clone(),
            calls: 0,
            created_at: now,
            expires_at: now.after(DAY),
            name: "a key".to_owned(),
            last_seen: None,
            level: Level::from_number(4.0).unwrap(),
            secret: Secret::new("nobody's"),
            user: UserId(user),
        };
        change(&mut key);
        self.store.create_apikey(&key).unwrap();
        key.id.to_string()
    }

    /// What is kept of a key's secret.
    pub(crate) fn kept_secret(&self, key: &TestKey) -> String {
        let id = ApikeyId(key.id.parse().unwrap());
        self.store.find_apikey(id).unwrap().expect("the key").secret.expose().to_owned()
    }
}
