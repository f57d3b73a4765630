//! What people have: measurement sets, patterns, bookmarks, and keys that somebody else made.

use freesewing_domain::access::Level;
use freesewing_domain::apikey::Apikey;
use freesewing_domain::bookmark::{BookmarkKind, NewBookmark};
use freesewing_domain::document::Document;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::pattern::NewPattern;
use freesewing_domain::ports::Clock as _;
use freesewing_domain::secret::Secret;
use freesewing_domain::set::NewSet;
use serde_json::{Value, json};

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

    /// Keeps a pattern through the wire, and answers its number.
    pub(crate) async fn pattern(&self, user: &TestUser, body: Value) -> i64 {
        let answer = self.post("/patterns/jwt").bearer(&user.token).json(body).send().await;
        answer.has_status(201).at("/pattern/id").as_i64().unwrap()
    }

    /// Puts a pattern into the store.
    pub(crate) fn stored_pattern(&self, user: i64, public: bool) -> i64 {
        let now = self.house.clock.now();
        let mut new = NewPattern::new(UserId(user), "aaron", &Document::default(), now).unwrap();
        new.public = public;
        self.store.create_pattern(new).unwrap().id.0
    }

    /// Keeps a bookmark through the wire, and answers its number.
    pub(crate) async fn bookmark(&self, user: &TestUser, title: &str) -> i64 {
        let body = json!({"title": title, "url": "/u", "type": "cset"});
        let answer = self.post("/bookmarks/jwt").bearer(&user.token).json(body).send().await;
        answer.has_status(201).at("/bookmark/id").as_i64().unwrap()
    }

    /// Puts a bookmark into the store.
    pub(crate) fn stored_bookmark(&self, user: i64) -> i64 {
        let new = NewBookmark::new(UserId(user), BookmarkKind::Doc, "a bookmark", "/docs").unwrap();
        self.store.create_bookmark(new).unwrap().id.0
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
