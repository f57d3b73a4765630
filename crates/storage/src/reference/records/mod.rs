//! What a row of each table of the reference becomes.

mod apikeys;
mod bookmarks;
mod confirmations;
mod curated;
mod patterns;
mod sets;
mod subscribers;
mod users;

use freesewing_domain::document::Document;
use freesewing_domain::email::{Email, clean};
use freesewing_domain::image::DEFAULT_IMAGE;
use freesewing_domain::measurement::Measurements;
use serde_json::Value;

use super::{Reading, Refused};

/// An address and its hash. What was sealed proves nothing by itself, so the hash is what tells that it is the right one.
fn address(row: &Reading<'_>) -> Result<Email, Refused> {
    let email = Email::from_stored(clean(&row.sealed_address("email")?));
    if email.hash().as_str() == row.text("ehash")? { Ok(email) } else { Err(Refused::Hash) }
}

/// The picture of something, which need not have one.
fn image(row: &Reading<'_>) -> Result<String, Refused> {
    Ok(row.maybe_text("img")?.filter(|img| !img.is_empty()).unwrap_or(DEFAULT_IMAGE).to_owned())
}

/// What of a column is a measurement. The rest, which an older version may have known, has no place here; it is not
/// dropped without a word.
fn measurements(row: &Reading<'_>, value: &Value) -> Measurements {
    let says_something = |value: &Value| !matches!(value, Value::Null) && value.as_f64() != Some(0.0) && value != "";
    let said = value.as_object().map_or(0, |all| all.values().filter(|value| says_something(value)).count());
    let known = Measurements::sanitised(value);
    row.leaves_out(said.saturating_sub(known.len()));
    known
}

/// An object; nothing is one without members.
fn object(name: &'static str, value: &Value) -> Result<Document, Refused> {
    match value {
        Value::Null => Ok(Document::default()),
        value => Document::from_value(value).ok_or(Refused::Column(name)),
    }
}
