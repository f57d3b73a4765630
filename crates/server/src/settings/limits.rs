//! How much callers may do, and who is believed about where they are.

use freesewing_domain::limits::RateLimits;
use freesewing_http::proxies::TrustedProxies;

use super::SettingError;
use super::read::Reader;

const LIMITS: &str = "BACKEND_RATE_LIMIT";

/// The limits; `None` when they are off.
pub(super) fn read(from: Reader<'_>) -> Result<Option<RateLimits>, SettingError> {
    let Some(text) = from.maybe(LIMITS) else { return Ok(Some(RateLimits::default())) };
    if text.trim().eq_ignore_ascii_case("off") {
        return Ok(None);
    }
    let mut limits = RateLimits::default();
    for entry in text.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
        set(&mut limits, entry).map_err(|problem| SettingError::new(LIMITS, problem))?;
    }
    Ok(Some(limits))
}

/// Takes one entry, such as `address=300`.
fn set(limits: &mut RateLimits, entry: &str) -> Result<(), String> {
    let Some((name, number)) = entry.split_once('=') else {
        return Err(format!("{entry:?} is no limit; give off, or such as credential=1200,address=300"));
    };
    let (name, number) = (name.trim(), number.trim());
    let limit = number.parse().ok().filter(|limit| *limit > 0);
    let limit = limit.ok_or_else(|| {
        format!("{number:?} is not a whole number from 1 to {}, which {name} takes; off turns all limits off", u32::MAX)
    });
    match name {
        "credential" => limits.credential_per_minute = limit?,
        "day" => limits.credential_per_day = Some(limit?),
        "address" => limits.address_per_minute = limit?,
        "signin" => limits.sign_in_per_minute = limit?,
        "mails" => limits.mails_per_hour = limit?,
        _ => return Err(format!("{name:?} is none of credential, day, address, signin, mails")),
    }
    Ok(())
}

/// The limits, as they are read.
pub(super) fn shown(limits: Option<RateLimits>) -> String {
    let Some(limits) = limits else { return "off".to_owned() };
    let day = limits.credential_per_day.map(|day| format!(",day={day}")).unwrap_or_default();
    format!(
        "credential={}{day},address={},signin={},mails={}",
        limits.credential_per_minute, limits.address_per_minute, limits.sign_in_per_minute, limits.mails_per_hour
    )
}

/// The proxies that are believed about where requests come from.
pub(super) fn proxies(from: Reader<'_>) -> Result<TrustedProxies, SettingError> {
    const NAME: &str = "BACKEND_TRUSTED_PROXIES";
    from.text(NAME, "").parse().map_err(|problem: String| SettingError::new(NAME, problem))
}
