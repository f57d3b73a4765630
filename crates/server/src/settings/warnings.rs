//! When the owners of keys are warned.

use std::time::Duration;

use freesewing_domain::rules::UNUSUAL_CALLS;

use super::SettingError;
use super::read::Reader;

/// What use of a key is worth a mail, and how often it is looked for.
pub(crate) struct WarningSettings {
    /// Calls in 24 hours up to which nobody is told; `None` when nobody ever is.
    pub(crate) unusual_calls: Option<u32>,
    /// How often.
    pub(crate) every: Duration,
}

const TEN_MINUTES: Duration = Duration::from_secs(10 * 60);

pub(super) fn read(from: Reader<'_>) -> Result<WarningSettings, SettingError> {
    let calls = from.number("BACKEND_UNUSUAL_CALLS", UNUSUAL_CALLS)?;
    let every = from.span("BACKEND_UNUSUAL_EVERY", TEN_MINUTES)?;
    Ok(WarningSettings { unusual_calls: (calls > 0).then_some(calls), every })
}
