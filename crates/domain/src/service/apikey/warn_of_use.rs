use std::time::Duration;

use crate::apikey::{Apikey, DailyUse, USUAL_DAYS};
use crate::confirmation::{Confirmation, LanguageCode, Purpose, RevokeKey};
use crate::error::Error;
use crate::ids::{ApikeyId, ConfirmationId};
use crate::mail::{Letter, Mail};
use crate::ports::Ports;
use crate::time::Timestamp;
use crate::usage::{By, Group, UsageQuery, Whose};
use crate::user::{Status, User};

const HOUR: i64 = 60 * 60 * 1000;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Of the busiest callers, how many are looked at.
const BUSIEST: u32 = 1_000;

/// Mails the owners of keys whose use is unusual, with a link that revokes the key; says how many mails there are.
///
/// The last 24 hours are the hour (UTC) that is running and the 23 before it, a usual day is the median of the seven spans
/// of 24 hours before those. A day without calls counts as one with 0, also when there was no key yet.
///
/// # Errors
/// [`Error::Store`], [`Error::Internal`] without randomness
pub fn warn_of_use(ports: &Ports) -> Result<usize, Error> {
    let Some(floor) = ports.rules.unusual_calls else { return Ok(0) };
    let now = ports.clock.now();
    let to = Timestamp::from_millis((now.as_millis().div_euclid(HOUR) + 1) * HOUR);
    let today = UsageQuery { whose: Whose::Everybody, from: to.before(DAY), to, by: By::Key, limit: BUSIEST };
    let mut mails = 0;
    for tally in ports.store.usage(&today)? {
        let calls = tally.calls.total();
        if calls <= i64::from(floor) {
            // They come with the busiest first.
            break;
        }
        if let Group::Key(_, Some(key)) = tally.group {
            mails += usize::from(look_at(ports, key, calls, floor, &today, now)?);
        }
    }
    Ok(mails)
}

/// Looks at a busy key, and warns its owner if it is not always that busy.
fn look_at(
    ports: &Ports,
    id: ApikeyId,
    calls: i64,
    floor: u32,
    today: &UsageQuery,
    now: Timestamp,
) -> Result<bool, Error> {
    let Some(key) = ports.store.find_apikey(id)?.filter(|key| key.may_tell_of_use(now)) else {
        return Ok(false);
    };
    let Some(owner) = ports.store.find_user(key.user)?.filter(|owner| owner.status == Status::Active) else {
        return Ok(false);
    };
    let used = DailyUse::new(calls, days_before(ports, id, today.from)?);
    if used.is_unusual(floor) { warn(ports, &key, &owner, used, now) } else { Ok(false) }
}

/// The calls of a key in each of the seven spans of 24 hours before a moment.
fn days_before(ports: &Ports, key: ApikeyId, to: Timestamp) -> Result<[i64; USUAL_DAYS], Error> {
    let mut days = [0; USUAL_DAYS];
    let from = to.before(DAY.saturating_mul(7));
    let hours = UsageQuery { whose: Whose::Key(key), from, to, by: By::Hour, limit: 7 * 24 };
    for tally in ports.store.usage(&hours)? {
        let Group::Time(hour) = tally.group else { continue };
        let day = usize::try_from((hour.as_millis() - from.as_millis()) / (24 * HOUR)).ok();
        if let Some(day) = day.and_then(|day| days.get_mut(day)) {
            *day += tally.calls.total();
        }
    }
    Ok(days)
}

/// Tells the owner, and notes that they were told, both or neither.
fn warn(ports: &Ports, key: &Apikey, owner: &User, used: DailyUse, now: Timestamp) -> Result<bool, Error> {
    let check = ports.random.check()?;
    let confirmation = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: now,
        user: Some(owner.id),
        purpose: Purpose::RevokeKey(RevokeKey { key: key.id, check: check.clone() }),
    };
    let letter = Letter::KeyUsedUnusually {
        name: key.name.clone(),
        calls: used.now,
        usual: used.usual,
        link: ports.rules.revoke_link(confirmation.id, &check),
    };
    let mail = Mail { to: owner.email.clone(), cc: None, language: LanguageCode(owner.language), letter };
    let change = |present: &mut Apikey| {
        if !present.may_tell_of_use(now) {
            return Err(Error::NotFound);
        }
        present.warned.of_use = Some(now);
        Ok(())
    };
    match ports.store.update_apikey_with_confirmation(key.id, &change, &confirmation, mail) {
        Ok(changed) => Ok(changed.is_some()),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
