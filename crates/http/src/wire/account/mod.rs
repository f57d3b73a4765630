//! Accounts.

mod change;

pub use change::{AccountBody, Change};

use freesewing_domain::document::Document;
use freesewing_domain::error::Error;
use freesewing_domain::service::account::AccountChanged;
use freesewing_domain::service::signin::SignedIn;
use freesewing_domain::user::{Consent, User};
use paperclip::actix::Apiv2Schema;
use paperclip::v2::models::{DataType, DefaultSchemaRaw, Either};
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::limits::ShownLimits;
use super::{Fields, Moment, Outcome, Readable};

/// A JSON object of the user's own making.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Free(Map<String, Value>);

impl From<&Document> for Free {
    fn from(document: &Document) -> Self {
        Self(document.as_map().clone())
    }
}

impl Schema for Free {
    fn raw_schema() -> DefaultSchemaRaw {
        DefaultSchemaRaw {
            data_type: Some(DataType::Object),
            extra_props: Some(Either::Left(true)),
            ..DefaultSchemaRaw::default()
        }
    }
}

/// An account, as its owner sees it.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Number of the account.
    #[openapi(example = "7")]
    pub id: i64,
    /// What the owner tells about themselves; Markdown.
    pub bio: String,
    /// Whether to compare measurements with those of others.
    pub compare: bool,
    /// What the owner allows: 0 nothing, 1 keep the profile, 2 also use measurements as open data.
    pub consent: u8,
    /// How much the website shows at once, 1 to 5.
    pub control: u8,
    /// When the account was made.
    pub created_at: Moment,
    /// The present e-mail address.
    pub email: String,
    /// The website's own notes on the account.
    pub data: Free,
    /// SHA-256 of the e-mail address at sign-up; names the avatar.
    pub ihash: String,
    /// Whether to show inches.
    pub imperial: bool,
    /// The e-mail address at sign-up.
    pub initial: String,
    /// Calls with a token, this one included.
    pub jwt_calls: i64,
    /// Calls with an API key, this one included.
    pub key_calls: i64,
    /// The language of mails.
    pub language: String,
    /// How much each key, and the tokens, may be used, where that is not the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<ShownLimits>,
    /// The last call with a credential.
    pub last_seen: Option<Moment>,
    /// Whether signing in asks for a second factor.
    pub mfa_enabled: bool,
    /// Whether the owner wants the newsletter.
    pub newsletter: bool,
    /// How much the owner supports FreeSewing.
    pub patron: i64,
    /// The role: user, tester, curator, bughunter, support, admin, readNone, readSome, readOnly or writeSome.
    #[openapi(example = "user")]
    pub role: String,
    /// 1 active, 0 not yet confirmed, -1 disabled by its owner, -2 blocked.
    pub status: i8,
    /// The last change, or the last call with a credential.
    pub updated_at: Option<Moment>,
    /// The user name.
    pub username: String,
    /// The user name in lower case.
    pub lusername: String,
    /// How the password is kept: v3 (scrypt) or v2 (bcrypt).
    pub password_type: String,
}

impl From<&User> for Account {
    fn from(user: &User) -> Self {
        Self {
            id: user.id.0,
            bio: user.bio.clone(),
            compare: user.compare,
            consent: user.consent.get(),
            control: user.control,
            created_at: user.created_at.into(),
            email: user.email.as_str().to_owned(),
            data: Free::from(&user.data),
            ihash: user.ihash.as_str().to_owned(),
            imperial: user.imperial,
            initial: user.initial.as_str().to_owned(),
            jwt_calls: user.jwt_calls,
            key_calls: user.key_calls,
            language: user.language.code().to_owned(),
            limits: ShownLimits::unless_usual(user.limits),
            last_seen: user.last_seen.map(Moment),
            mfa_enabled: user.mfa_enabled,
            newsletter: user.newsletter,
            patron: user.patron,
            role: user.role.name().to_owned(),
            status: user.status.get(),
            updated_at: user.updated_at.map(Moment),
            username: user.username.as_str().to_owned(),
            lusername: user.username.key().to_owned(),
            password_type: user.password_type().to_owned(),
        }
    }
}

/// The answer with an account.
#[derive(Serialize, Apiv2Schema)]
pub struct AccountAnswer {
    result: Outcome,
    account: Account,
    /// The confirmation that this call made or used, in test mode only.
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmation: Option<String>,
    /// A fresh token, when `signOutElsewhere` ended the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl From<&User> for AccountAnswer {
    fn from(user: &User) -> Self {
        Self { result: Outcome::Success, account: Account::from(user), confirmation: None, token: None }
    }
}

impl From<AccountChanged> for AccountAnswer {
    fn from(changed: AccountChanged) -> Self {
        Self {
            confirmation: changed.confirmation.map(|id| id.to_string()),
            token: changed.token.map(|token| token.expose().to_owned()),
            ..Self::from(&changed.user)
        }
    }
}

/// What to send to give or take back consent.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"consent": 1}"#)]
pub struct ConsentBody {
    /// 0 to take it back, 1 to let us keep your profile, 2 to also let us use measurements as open data.
    pub consent: u8,
}

impl Readable for ConsentBody {
    type Read = Consent;

    fn read(fields: &Fields<'_>) -> Result<Consent, Error> {
        let consent = fields.number("consent").and_then(Consent::from_number);
        consent.filter(|consent| *consent != Consent::Historical).ok_or(Error::ConsentInvalid)
    }
}

/// The answer to consenting.
#[derive(Serialize, Apiv2Schema)]
pub struct ConsentAnswer {
    result: Outcome,
    account: Account,
    /// A fresh token.
    token: String,
}

impl From<SignedIn> for ConsentAnswer {
    fn from(signed_in: SignedIn) -> Self {
        Self {
            result: Outcome::Success,
            account: Account::from(&signed_in.user),
            token: signed_in.token.expose().to_owned(),
        }
    }
}

/// What to send to ask for a user name.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"username": "joost"}"#)]
pub struct UsernameBody {
    /// The name that you would like.
    pub username: String,
}

impl Readable for UsernameBody {
    type Read = String;

    fn read(fields: &Fields<'_>) -> Result<String, Error> {
        fields.string("username").ok_or(Error::UsernameMissing)
    }
}

/// The answer when a user name is not to be had; one that is free is answered by 404.
#[derive(Serialize, Apiv2Schema)]
pub struct UsernameAnswer {
    result: Outcome,
    /// The name as it was sent.
    username: String,
    /// Always `false`.
    available: bool,
}

impl UsernameAnswer {
    /// Says that a name is not to be had.
    #[must_use]
    pub const fn taken(username: String) -> Self {
        Self { result: Outcome::Success, username, available: false }
    }
}
