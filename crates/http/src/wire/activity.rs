//! What happened to accounts.

use freesewing_domain::activity::{Entry, Event};
use freesewing_domain::error::Error;
use freesewing_domain::ids::ActivityId;
use freesewing_domain::service::activity::{Page, PageRequest};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::{Moment, Outcome};
use crate::extract::{Parameters, Query};

/// How many events are shown when it is not said how many.
const USUAL: u32 = 50;

/// Which part of a record to show.
pub struct Part;

impl Parameters for Part {
    const ALL: &'static [(&'static str, &'static str)] = &[
        ("kind", "Only events of this kind, such as `roleChanged`."),
        ("before", "Only events before the one with this number: `next` of the answer before."),
        ("limit", "How many events at once, 1 to 1000; 50 when it is not said."),
    ];
}

impl Part {
    /// The part that is asked for.
    ///
    /// # Errors
    /// [`Error::KindInvalid`], [`Error::BeforeInvalid`], [`Error::LimitInvalid`]
    pub fn read(query: &Query<Self>) -> Result<PageRequest, Error> {
        let kind = query.get("kind").map(|kind| kind.parse().map_err(|_| Error::KindInvalid)).transpose()?;
        let before = query.get("before").map(|id| id.parse().map_err(|_| Error::BeforeInvalid)).transpose()?;
        let limit = query.get("limit").map(|limit| limit.parse().map_err(|_| Error::LimitInvalid)).transpose()?;
        Ok(PageRequest { kind, before: before.map(ActivityId), limit: limit.unwrap_or(USUAL) })
    }
}

/// Something that happened to an account. What there is nothing to say of is left out.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ActivityEvent {
    /// Its number; later ones have higher ones.
    #[openapi(example = "42")]
    id: i64,
    at: Moment,
    /// What happened: `signedIn`, `signInFailed`, `keyCreated`, `keyChanged`, `keyRotated`, `keyRevoked`, `roleChanged`,
    /// `statusChanged`, `passwordChanged`, `emailChangeRequested`, `emailChanged`, `mfaEnabled`, `mfaDisabled`,
    /// `consentChanged`, `limitsChanged`, `impersonated`, `exported` or `removed`. There may be more one day.
    #[openapi(example = "signInFailed")]
    kind: &'static str,
    /// The number of the account that it happened to.
    user_id: i64,
    /// The number of the account that did it, if that was another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<i64>,
    /// The key that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// The key by which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    used_key: Option<String>,
    /// What somebody signed in by: `password`, `link`, `confirmation` (of a new account), `github` or `google`.
    #[serde(skip_serializing_if = "Option::is_none")]
    means: Option<&'static str>,
    /// Why somebody was not signed in: `wrongPassword`, `wrongCode`, or the `status` of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// What it was before: a role, a status, …
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// What it is since.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// Who revoked a key: `owner`, `maintainer` or `finder`.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    /// The level of the key since.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    /// The key that takes the place of the one that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<String>,
    /// Where it came from: the first part of the address.
    #[openapi(example = "203.0.113.0/24")]
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// With which program.
    #[openapi(example = "Firefox/130 on Linux")]
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<String>,
}

impl From<Entry> for ActivityEvent {
    fn from(Entry { id, event }: Entry) -> Self {
        let Event { at, user, actor, kind, key, detail, whence } = event;
        let (from, to) = detail.change.map(|change| (change.from, change.to)).unzip();
        Self {
            id: id.0,
            at: at.into(),
            kind: kind.name(),
            user_id: user.0,
            actor: actor.map(|actor| actor.0),
            key: key.map(|key| key.to_string()),
            used_key: detail.used_key.map(|key| key.to_string()),
            means: detail.means.map(|means| means.name()),
            reason: detail.reason.map(|reason| reason.name()),
            from,
            to,
            by: detail.revoker.map(|revoker| revoker.name()),
            level: detail.level,
            successor: detail.successor.map(|key| key.to_string()),
            address: whence.address().map(str::to_owned),
            agent: whence.agent().map(str::to_owned),
        }
    }
}

/// The answer with a part of a record, newest first.
#[derive(Serialize, Apiv2Schema)]
pub struct ActivityAnswer {
    result: Outcome,
    activity: Vec<ActivityEvent>,
    /// What to send as `before` for the next part; `null` when there is none.
    next: Option<i64>,
}

impl From<Page> for ActivityAnswer {
    fn from(page: Page) -> Self {
        Self {
            result: Outcome::Success,
            activity: page.entries.into_iter().map(ActivityEvent::from).collect(),
            next: page.next.map(|next| next.0),
        }
    }
}
