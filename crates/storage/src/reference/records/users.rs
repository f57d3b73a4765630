//! Accounts.

use freesewing_domain::access::Role;
use freesewing_domain::email::{Email, EmailHash};
use freesewing_domain::ids::UserId;
use freesewing_domain::limits::Limits;
use freesewing_domain::secret::Secret;
use freesewing_domain::user::{Consent, Status, User, Username};

use super::{address, object};
use crate::reference::Column::{Moment, Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for User {
    const TABLE: &'static str = "User";
    const COLUMNS: &'static [Column] = &[
        Number("id"),
        Text("bio"),
        Number("compare"),
        Number("consent"),
        Number("control"),
        Moment("createdAt"),
        Text("data"),
        Text("ehash"),
        Text("email"),
        Text("ihash"),
        Text("initial"),
        Number("imperial"),
        Number("jwtCalls"),
        Number("keyCalls"),
        Text("language"),
        Moment("lastSeen"),
        Text("mfaSecret"),
        Number("mfaEnabled"),
        Number("newsletter"),
        Text("password"),
        Number("patron"),
        Text("role"),
        Number("status"),
        Moment("updatedAt"),
        Text("username"),
    ];

    /// A role, status or consent that we do not know never opens an account. The name is compared as ours are, so the
    /// column that the reference compared by is not needed.
    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        Ok(Some(Self {
            id: UserId(row.number("id")?),
            bio: row.sealed_text("bio")?,
            compare: row.flag("compare")?,
            consent: Consent::from_stored(row.number("consent")?),
            control: u8::try_from(row.number("control")?).unwrap_or(1),
            created_at: row.moment("createdAt")?,
            data: object("data", &row.sealed_json("data")?)?,
            email: address(row)?,
            ihash: EmailHash::from_stored(row.text("ihash")?),
            imperial: row.flag("imperial")?,
            initial: Email::from_stored(row.sealed_address("initial")?),
            jwt_calls: row.number("jwtCalls")?,
            key_calls: row.number("keyCalls")?,
            language: row.text("language")?.parse().unwrap_or_default(),
            last_seen: row.maybe_moment("lastSeen"),
            limits: Limits::default(),
            mfa_enabled: row.flag("mfaEnabled")?,
            mfa_last_step: None,
            mfa_secret: Secret::new(row.sealed_text("mfaSecret")?),
            newsletter: row.flag("newsletter")?,
            password: Secret::new(row.text("password")?),
            patron: row.number("patron")?,
            role: Role::from_stored(row.text("role")?),
            status: Status::from_stored(row.number("status")?),
            tokens_from: None,
            updated_at: row.maybe_moment("updatedAt"),
            username: Username::from_stored(row.text("username")?),
        }))
    }
}
