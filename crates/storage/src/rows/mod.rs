//! What a row of each table looks like, and how it turns into a domain type and back.
//!
//! A row that is written is made by `seal`, a row that was read is turned by `open`; by `write` and `read` where nothing is sealed. What cannot be turned is
//! [`StoreError::Damaged`](freesewing_domain::ports::StoreError::Damaged) by the name of its column.

pub(crate) mod activity;
pub(crate) mod apikeys;
pub(crate) mod bookmarks;
pub(crate) mod confirmations;
pub(crate) mod curated_sets;
pub(crate) mod option_packs;
pub(crate) mod outbox;
pub(crate) mod patterns;
mod plain;
pub(crate) mod quota_requests;
pub(crate) mod sets;
pub(crate) mod subscribers;
pub(crate) mod users;

use freesewing_domain::limits::Limits;
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;
use uuid::Uuid;

use crate::seal::damaged;
use plain::{document, list, plain_json, to_plain_json};

/// Reads a column that may hold a moment.
fn moment(millis: Option<i64>) -> Option<Timestamp> {
    millis.map(Timestamp::from_millis)
}

/// Reads a column that holds an identifier.
fn identifier(place: &'static str, text: &str) -> Result<Uuid, StoreError> {
    Uuid::try_parse(text).map_err(|_| damaged(place))
}

/// Reads a column whose numbers have a smaller range than the database's.
fn number<T: TryFrom<i64>>(place: &'static str, number: i64) -> Result<T, StoreError> {
    T::try_from(number).map_err(|_| damaged(place))
}

/// Reads the columns of limits.
fn limits(place: &'static str, per_minute: Option<i64>, per_day: Option<i64>) -> Result<Limits, StoreError> {
    let read = |limit: Option<i64>| limit.map(|limit| number(place, limit)).transpose();
    Ok(Limits { per_minute: read(per_minute)?, per_day: read(per_day)? })
}
