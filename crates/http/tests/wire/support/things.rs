//! What people have: measurement sets, patterns, bookmarks, and keys that somebody else made; and what curators look after.

use freesewing_domain::access::Level;
use freesewing_domain::apikey::{Apikey, Warned};
use freesewing_domain::bookmark::{BookmarkKind, NewBookmark};
use freesewing_domain::confirmation::{Confirmation, LanguageCode, Purpose, SuggestedPack, SuggestedSet};
use freesewing_domain::curated_set::NewCuratedSet;
use freesewing_domain::document::Document;
use freesewing_domain::ids::{ApikeyId, ConfirmationId, SetId, UserId};
use freesewing_domain::language::Language;
use freesewing_domain::limits::Limits;
use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::option_pack::NewOptionPack;
use freesewing_domain::pattern::NewPattern;
use freesewing_domain::ports::Clock as _;
use freesewing_domain::quota_request::{NewQuotaRequest, QuotaRequest, QuotaState};
use freesewing_domain::secret::Secret;
use freesewing_domain::set::NewSet;
use freesewing_domain::translated::Translated;
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

    /// Puts a request for more calls into the store, unless one is waiting there; answers the number of the one that waits.
    pub(crate) fn stored_quota_request(&self, user: i64) -> i64 {
        let of_user = self.store.list_quota_requests_of(UserId(user)).unwrap();
        if let Some(waiting) = of_user.into_iter().find(|request| request.state() == QuotaState::Pending) {
            return waiting.id.0;
        }
        let asked = Limits { per_minute: Some(6_000), per_day: Some(100_000) };
        let new = NewQuotaRequest::new(UserId(user), "a project", asked, self.house.clock.now()).unwrap();
        let mail = |_: &QuotaRequest| Mail {
            to: self.house.rules.maintainer.clone(),
            cc: None,
            language: LanguageCode(Language::En),
            letter: Letter::SignupDisabled,
        };
        self.store.create_quota_request(new, &mail).unwrap().id.0
    }

    /// Keeps a curated set through the wire, and answers its number.
    pub(crate) async fn curated_set(&self, curator: &TestUser, body: Value) -> i64 {
        let answer = self.post("/curated-sets/jwt").bearer(&curator.token).json(body).send().await;
        answer.has_status(201).at("/curatedSet/id").as_i64().unwrap()
    }

    /// Puts a curated set into the store.
    pub(crate) fn stored_curated_set(&self) -> i64 {
        let new = NewCuratedSet::new(Translated::everywhere("a set"), self.house.clock.now()).unwrap();
        self.store.create_curated_set(new).unwrap().id.0
    }

    /// Keeps an option pack through the wire, and answers its number.
    pub(crate) async fn option_pack(&self, curator: &TestUser, body: Value) -> i64 {
        let answer = self.post("/option-packs/jwt").bearer(&curator.token).json(body).send().await;
        answer.has_status(201).at("/optionPack/id").as_i64().unwrap()
    }

    /// Puts an option pack into the store.
    pub(crate) fn stored_option_pack(&self) -> i64 {
        let new = NewOptionPack::new("aaron", Translated::everywhere("a pack"), self.house.clock.now()).unwrap();
        self.store.create_option_pack(new).unwrap().id.0
    }

    /// Puts a set and its owner's suggestion of it into the store.
    pub(crate) fn stored_set_suggestion(&self, user: i64) -> String {
        let set = SetId(self.stored_set(user, false));
        self.stored_suggestion(user, Purpose::SuggestedSet(SuggestedSet::new(set, "me", None, json!(166)).unwrap()))
    }

    /// Puts a suggestion of an option pack into the store.
    pub(crate) fn stored_pack_suggestion(&self, user: i64) -> String {
        let suggested = SuggestedPack::new("aaron", Document::default(), "n").unwrap();
        self.stored_suggestion(user, Purpose::SuggestedPack(suggested))
    }

    fn stored_suggestion(&self, user: i64, purpose: Purpose) -> String {
        let id = ConfirmationId(self.house.random.uuid().unwrap());
        let suggestion = Confirmation { id, created_at: self.house.clock.now(), user: Some(UserId(user)), purpose };
        self.store.create_confirmation(&suggestion, None).unwrap();
        id.to_string()
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
            limits: Limits::default(),
            predecessor: None,
            warned: Warned::default(),
            revoked: None,
            secret: Secret::new("nobody's"),
            successor: None,
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
