//! What maintainers send and see.

use freesewing_domain::access::Role;
use freesewing_domain::error::Error;
use freesewing_domain::service::admin::{AdminPatch, Found};
use freesewing_domain::user::{Status, User};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;
use serde_json::Value;

use super::account::{Account, Free};
use super::limits::{self, ShownLimits};
use super::{Fields, Moment, Outcome, Readable};

/// What to send to look for accounts.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"q": "joost"}"#)]
pub struct SearchBody {
    /// A part of a user name, or a whole e-mail address. Nothing finds nobody.
    pub q: String,
}

impl Readable for SearchBody {
    type Read = String;

    /// What is no text finds nobody, like no text at all.
    fn read(fields: &Fields<'_>) -> Result<String, Error> {
        Ok(fields.string("q").unwrap_or_default())
    }
}

/// What to send to change somebody's account. Whatever is absent stays as it is; what cannot be is left aside,
/// except for limits.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
#[openapi(example = r#"{"role": "curator", "status": 1, "mfaEnabled": false, "unlock": true}"#)]
pub struct AdminPatchBody {
    /// A new role: user, tester, curator, bughunter, support, admin, readNone, readSome, readOnly or writeSome.
    pub role: Option<String>,
    /// A new status: 1 active, 0 not yet confirmed, -1 disabled by its owner, -2 blocked.
    pub status: Option<i8>,
    /// `false` takes the second factor off.
    pub mfa_enabled: Option<bool>,
    /// How much each of their keys, and their tokens, may be used. What is absent in it stays as it is; `null` goes back
    /// to the usual.
    pub limits: Option<ShownLimits>,
    /// `true` forgets how often the password and the second factor were guessed wrong.
    pub unlock: Option<bool>,
}

impl Readable for AdminPatchBody {
    type Read = AdminPatch;

    fn read(fields: &Fields<'_>) -> Result<AdminPatch, Error> {
        let role: Option<Role> = fields.text("role").and_then(|name| name.parse().ok());
        Ok(AdminPatch {
            // Whoever is to be kept out is blocked by status; the role of that name only ever comes with an import.
            role: role.filter(|role| role.level().is_some()),
            status: fields.get("status").and_then(number).and_then(Status::from_number),
            end_second_factor: fields.flag("mfaEnabled") == Some(false),
            limits: fields.get("limits").map(limits::read).transpose()?.unwrap_or_default(),
            unlock: fields.flag("unlock") == Some(true),
        })
    }
}

/// A number, or a text that reads as one.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// An account, as a search shows it.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct FoundAccount {
    /// What the owner tells about themselves; Markdown.
    bio: String,
    /// The website's own notes on the account.
    data: Free,
    /// The present e-mail address.
    email: String,
    /// The e-mail address at sign-up.
    initial: String,
    /// Number of the account.
    id: i64,
    /// Whether to compare measurements with those of others.
    compare: bool,
    /// What the owner allows.
    consent: u8,
    /// How much the website shows at once, 1 to 5.
    control: u8,
    created_at: Moment,
    /// SHA-256 of the e-mail address at sign-up; names the avatar.
    ihash: String,
    /// Calls with a token.
    jwt_calls: i64,
    /// Calls with an API key.
    key_calls: i64,
    /// The language of mails.
    language: String,
    /// The last call with a credential.
    last_seen: Option<Moment>,
    /// Whether signing in asks for a second factor.
    mfa_enabled: bool,
    /// Whether the owner wants the newsletter.
    newsletter: bool,
    /// How much the owner supports FreeSewing.
    patron: i64,
    /// The role.
    role: String,
    /// 1 active, 0 not yet confirmed, -1 disabled by its owner, -2 blocked.
    status: i8,
    updated_at: Option<Moment>,
    /// The user name.
    username: String,
    /// The user name in lower case.
    lusername: String,
    /// How the password is kept: v3 (scrypt) or v2 (bcrypt).
    password_type: String,
}

impl From<&User> for FoundAccount {
    fn from(user: &User) -> Self {
        let account = Account::from(user);
        Self {
            bio: account.bio,
            data: account.data,
            email: account.email,
            initial: account.initial,
            id: account.id,
            compare: account.compare,
            consent: account.consent,
            control: account.control,
            created_at: account.created_at,
            ihash: account.ihash,
            jwt_calls: account.jwt_calls,
            key_calls: account.key_calls,
            language: account.language,
            last_seen: account.last_seen,
            mfa_enabled: account.mfa_enabled,
            newsletter: account.newsletter,
            patron: account.patron,
            role: account.role,
            status: account.status,
            updated_at: account.updated_at,
            username: account.username,
            lusername: account.lusername,
            password_type: account.password_type,
        }
    }
}

/// What a search finds, 100 accounts of each kind at most.
#[derive(Serialize, Apiv2Schema)]
pub struct FoundAccounts {
    /// Accounts whose present address, or address at sign-up, is what was looked for.
    email: Vec<FoundAccount>,
    /// Accounts whose user name contains it.
    username: Vec<FoundAccount>,
}

/// The answer to a search.
#[derive(Serialize, Apiv2Schema)]
pub struct SearchAnswer {
    result: Outcome,
    users: FoundAccounts,
}

impl From<Found> for SearchAnswer {
    fn from(found: Found) -> Self {
        let shown = |users: &[User]| users.iter().map(FoundAccount::from).collect();
        let users = FoundAccounts { email: shown(&found.by_email), username: shown(&found.by_name) };
        Self { result: Outcome::Success, users }
    }
}

/// The answer with somebody's account.
#[derive(Serialize, Apiv2Schema)]
pub struct UserAnswer {
    result: Outcome,
    user: Account,
}

impl From<&User> for UserAnswer {
    fn from(user: &User) -> Self {
        Self { result: Outcome::Success, user: Account::from(user) }
    }
}
