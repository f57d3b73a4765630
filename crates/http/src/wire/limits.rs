//! How much somebody may do.

use freesewing_domain::error::Error;
use freesewing_domain::limits::{Limits, LimitsPatch};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;
use serde_json::Value;

use super::{Fields, Readable};

/// How many calls are allowed, where that is not the usual; `null` is the usual, 0 is none at all.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ShownLimits {
    /// Calls in a minute with one key, or with the tokens of the account.
    pub per_minute: Option<u32>,
    /// Calls in a day (UTC).
    pub per_day: Option<u32>,
}

impl ShownLimits {
    /// Nothing, when the usual limits hold.
    #[must_use]
    pub fn unless_usual(limits: Limits) -> Option<Self> {
        let Limits { per_minute, per_day } = limits;
        (limits != Limits::default()).then_some(Self { per_minute, per_day })
    }
}

/// Reads a change of limits: `null` goes back to the usual ones.
///
/// # Errors
/// [`Error::LimitsInvalid`]
pub(crate) fn read(value: &Value) -> Result<LimitsPatch, Error> {
    let members = match value {
        Value::Null => return Ok(LimitsPatch { per_minute: Some(None), per_day: Some(None) }),
        Value::Object(members) => members,
        _ => return Err(Error::LimitsInvalid),
    };
    let mut patch = LimitsPatch::default();
    for (name, value) in members {
        let limit = match value {
            Value::Null => None,
            value => Some(value.as_u64().and_then(|limit| limit.try_into().ok()).ok_or(Error::LimitsInvalid)?),
        };
        match name.as_str() {
            "perMinute" => patch.per_minute = Some(limit),
            "perDay" => patch.per_day = Some(limit),
            // A slip of the pen must not look as if it had been done.
            _ => return Err(Error::LimitsInvalid),
        }
    }
    Ok(patch)
}

/// What to send to change how much a key may be used.
#[derive(Serialize, Apiv2Schema)]
#[openapi(example = r#"{"limits": {"perMinute": 5000, "perDay": 100000}}"#)]
pub struct LimitsBody {
    /// What is absent stays as it is; `null` goes back to the usual.
    pub limits: ShownLimits,
}

impl Readable for LimitsBody {
    type Read = LimitsPatch;

    fn read(fields: &Fields<'_>) -> Result<LimitsPatch, Error> {
        fields.not_empty()?;
        read(fields.get("limits").ok_or(Error::LimitsInvalid)?)
    }
}
