//! Records to keep, of the least effort.

use freesewing_domain::access::{Level, Role};
use freesewing_domain::apikey::{Apikey, Warned};
use freesewing_domain::bookmark::{BookmarkKind, NewBookmark};
use freesewing_domain::confirmation::{
    Confirmation, EmailChange, FromTo, Kind, LanguageCode, OauthInit, Proven, Provider, Purpose, RevokeKey, SigninLink,
    Signup, SuggestedPack, SuggestedSet,
};
use freesewing_domain::curated_set::NewCuratedSet;
use freesewing_domain::document::{Document, List};
use freesewing_domain::email::Email;
use freesewing_domain::ids::{ApikeyId, ConfirmationId, SetId, SubscriberId, UserId};
use freesewing_domain::language::Language;
use freesewing_domain::limits::Limits;
use freesewing_domain::mail::{Letter, Mail};
use freesewing_domain::option_pack::NewOptionPack;
use freesewing_domain::pattern::NewPattern;
use freesewing_domain::ports::Store;
use freesewing_domain::quota_request::NewQuotaRequest;
use freesewing_domain::secret::Secret;
use freesewing_domain::set::NewSet;
use freesewing_domain::subscriber::Subscriber;
use freesewing_domain::time::Timestamp;
use freesewing_domain::translated::Translated;
use freesewing_domain::user::{Consent, NewUser, Status, User};
use uuid::Uuid;

pub(crate) fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

pub(crate) fn new_user(name: &str) -> NewUser {
    NewUser {
        email: email(name),
        language: Language::Nl,
        role: Role::User,
        status: Status::Inactive,
        consent: Consent::Profile,
        password: Secret::new("hash"),
        created_at: at(1000),
    }
}

pub(crate) fn email(name: &str) -> Email {
    Email::from_stored(format!("{name}@example.com"))
}

/// An account, kept.
pub(crate) fn user(store: &dyn Store, name: &str) -> User {
    store.create_user(new_user(name), None, None).unwrap()
}

pub(crate) fn apikey(user: UserId, id: u128) -> Apikey {
    Apikey {
        id: ApikeyId(Uuid::from_u128(id)),
        audience: "http://localhost/test".to_owned(),
        calls: 0,
        created_at: at(1000),
        expires_at: at(2000),
        name: format!("key {id}"),
        last_seen: None,
        level: Level::try_from(3).unwrap(),
        limits: Limits::default(),
        predecessor: None,
        warned: Warned::default(),
        revoked: None,
        secret: Secret::new("kept"),
        successor: None,
        user,
    }
}

pub(crate) fn new_set(user: UserId, name: &str) -> NewSet {
    NewSet::new(user, name, at(1000)).unwrap()
}

pub(crate) fn new_pattern(user: UserId, name: &str) -> NewPattern {
    NewPattern::new(user, "aaron", &Document::default(), at(1000)).unwrap().with_name(name).unwrap()
}

pub(crate) fn new_bookmark(user: UserId, title: &str) -> NewBookmark {
    NewBookmark::new(user, BookmarkKind::Doc, title, "/docs").unwrap()
}

pub(crate) fn new_quota_request(user: UserId) -> NewQuotaRequest {
    let asked = Limits { per_minute: Some(6_000), per_day: Some(100_000) };
    NewQuotaRequest::new(user, "Ann's project", asked, at(1000)).unwrap()
}

pub(crate) fn new_curated_set(name: &str, height: i32) -> NewCuratedSet {
    NewCuratedSet { height, ..NewCuratedSet::new(Translated::everywhere(name), at(1000)).unwrap() }
}

pub(crate) fn new_option_pack(design: &str) -> NewOptionPack {
    NewOptionPack::new(design, Translated::everywhere("a pack"), at(1000)).unwrap()
}

pub(crate) fn list(value: &serde_json::Value) -> List {
    List::from_value(value).unwrap()
}

pub(crate) fn confirmation(id: u128, kind: Kind, user: Option<UserId>) -> Confirmation {
    let (language, check) = (LanguageCode(Language::De), Secret::new("0123456789abcdef"));
    let purpose = match kind {
        Kind::Signup => Purpose::Signup(signup(language, check)),
        Kind::SignupExisting => Purpose::SignupExisting(signup(language, check)),
        Kind::SigninLink => Purpose::SigninLink(SigninLink { language, check }),
        Kind::EmailChange => Purpose::EmailChange(EmailChange {
            language,
            check,
            email: FromTo { current: email("current"), new: email("new") },
        }),
        Kind::OauthInit => Purpose::OauthInit(OauthInit {
            provider: Provider::Github,
            language,
            verifier: Secret::new("v"),
            proven: Some(Box::new(Proven { user: UserId(1), code: Secret::new("hash") })),
        }),
        Kind::RevokeKey => Purpose::RevokeKey(RevokeKey { key: ApikeyId(Uuid::from_u128(7)), check }),
        Kind::SuggestedSet => {
            let (name, notes, height) = ("me".to_owned(), Some("nn".to_owned()), "166cm".into());
            Purpose::SuggestedSet(SuggestedSet { name, notes, set: SetId(12), height })
        }
        Kind::SuggestedPack => {
            let (notes, design) = ("nn".to_owned(), "aaron".to_owned());
            Purpose::SuggestedPack(SuggestedPack { notes, design, options: serde_json::Map::new() })
        }
    };
    Confirmation { id: ConfirmationId(Uuid::from_u128(id)), created_at: at(1000), user, purpose }
}

fn signup(language: LanguageCode, check: Secret) -> Signup {
    Signup { language, email: email("signup"), ehash: email("signup").hash(), check }
}

/// Somebody who asked for the newsletter.
pub(crate) fn subscriber(name: &str, id: u128, millis: i64) -> Subscriber {
    Subscriber::new(SubscriberId(Uuid::from_u128(id)), email(name), Language::Nl, at(millis))
}

pub(crate) fn mail(link: &str) -> Mail {
    Mail {
        to: email("reader"),
        cc: None,
        language: LanguageCode(Language::Uk),
        letter: Letter::SigninLink { link: link.to_owned() },
    }
}

/// Which mails are due at `now`, by their links. Claims them.
pub(crate) fn due(store: &dyn Store, now: i64, limit: u32) -> Vec<String> {
    let mails = store.claim_mails(at(now), at(now + 1_000_000), limit).unwrap();
    mails.into_iter().map(|queued| link(&queued.mail)).collect()
}

fn link(mail: &Mail) -> String {
    match &mail.letter {
        Letter::SigninLink { link } => link.clone(),
        other => panic!("not a mail of these tests: {other:?}"),
    }
}
