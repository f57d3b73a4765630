//! Rows of accounts.

use diesel::prelude::*;
use freesewing_domain::access::Role;
use freesewing_domain::document::Document;
use freesewing_domain::email::{Email, EmailHash};
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::StoreError;
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::{Consent, Status, User, Username};

use super::{limits, moment, number};
use crate::schema::users;
use crate::seal::Sealer;

const BIO: &str = "users.bio";
const DATA: &str = "users.data";
const EMAIL: &str = "users.email";
const INITIAL: &str = "users.initial";
const MFA_SECRET: &str = "users.mfa_secret";

/// A row as it is read.
#[derive(Queryable, Selectable)]
#[diesel(table_name = users)]
pub(crate) struct UserRow {
    id: i64,
    jwt_calls: i64,
    key_calls: i64,
    last_seen: Option<i64>,
    #[diesel(embed)]
    profile: ProfileRow,
}

/// The columns that a change may write. The others are the number, which the database gives, and what counting calls
/// decides: because they are not here, no change can overwrite a count.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = users, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(crate) struct ProfileRow {
    bio: Vec<u8>,
    compare: bool,
    consent: i64,
    control: i64,
    created_at: i64,
    data: Vec<u8>,
    ehash: String,
    email: Vec<u8>,
    ihash: String,
    imperial: bool,
    initial: Vec<u8>,
    language: String,
    limit_day: Option<i64>,
    limit_minute: Option<i64>,
    mfa_enabled: bool,
    mfa_last_step: Option<i64>,
    mfa_secret: Vec<u8>,
    newsletter: bool,
    password: String,
    patron: i64,
    role: String,
    status: i64,
    tokens_from: Option<i64>,
    updated_at: Option<i64>,
    username: String,
    username_key: String,
}

impl ProfileRow {
    pub(crate) fn seal(user: &User, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            bio: sealer.seal(BIO, &user.bio)?,
            compare: user.compare,
            consent: user.consent.get().into(),
            control: user.control.into(),
            created_at: user.created_at.as_millis(),
            data: sealer.seal(DATA, &user.data.to_string())?,
            ehash: user.email.hash().as_str().to_owned(),
            email: sealer.seal(EMAIL, user.email.as_str())?,
            ihash: user.ihash.as_str().to_owned(),
            imperial: user.imperial,
            initial: sealer.seal(INITIAL, user.initial.as_str())?,
            language: user.language.code().to_owned(),
            limit_day: user.limits.per_day.map(Into::into),
            limit_minute: user.limits.per_minute.map(Into::into),
            mfa_enabled: user.mfa_enabled,
            mfa_last_step: user.mfa_last_step,
            mfa_secret: sealer.seal(MFA_SECRET, user.mfa_secret.expose())?,
            newsletter: user.newsletter,
            password: user.password.expose().to_owned(),
            patron: user.patron,
            role: user.role.name().to_owned(),
            status: user.status.get().into(),
            tokens_from: user.tokens_from.map(Timestamp::as_millis),
            updated_at: user.updated_at.map(Timestamp::as_millis),
            username: user.username.as_str().to_owned(),
            username_key: user.username.key().to_owned(),
        })
    }
}

impl UserRow {
    /// How many bytes it takes in memory when it is open, about. What is JSON there is a tree then.
    pub(crate) fn bytes(&self) -> usize {
        let row = &self.profile;
        size_of::<User>() + row.bio.len() + 4 * row.data.len() + row.password.len()
    }

    /// A stored role, status or consent that we do not know never opens an account (see their `from_stored`); a
    /// language that we do not know only means that mails are in English.
    pub(crate) fn open(self, sealer: &Sealer) -> Result<User, StoreError> {
        let row = self.profile;
        Ok(User {
            id: UserId(self.id),
            bio: sealer.open(BIO, &row.bio)?,
            compare: row.compare,
            consent: Consent::from_stored(row.consent),
            control: number("users.control", row.control)?,
            created_at: Timestamp::from_millis(row.created_at),
            data: Document::from(sealer.open_object(DATA, &row.data)?),
            email: Email::from_stored(sealer.open(EMAIL, &row.email)?),
            ihash: EmailHash::from_stored(row.ihash),
            imperial: row.imperial,
            initial: Email::from_stored(sealer.open(INITIAL, &row.initial)?),
            jwt_calls: self.jwt_calls,
            key_calls: self.key_calls,
            language: row.language.parse().unwrap_or_default(),
            last_seen: moment(self.last_seen),
            limits: limits("users.limit", row.limit_minute, row.limit_day)?,
            mfa_enabled: row.mfa_enabled,
            mfa_last_step: row.mfa_last_step,
            mfa_secret: Secret::new(sealer.open(MFA_SECRET, &row.mfa_secret)?),
            newsletter: row.newsletter,
            password: Secret::new(row.password),
            patron: row.patron,
            role: Role::from_stored(&row.role),
            status: Status::from_stored(row.status),
            tokens_from: moment(row.tokens_from),
            updated_at: moment(row.updated_at),
            username: Username::from_stored(&row.username),
        })
    }
}
