use crate::apikey::{Apikey, EndWarning, EndingKeys};
use crate::confirmation::LanguageCode;
use crate::error::Error;
use crate::mail::{Letter, Mail};
use crate::ports::Ports;
use crate::time::Timestamp;
use crate::user::{Status, User};

/// How many keys are looked at in one go.
const BATCH: u32 = 500;

/// Mails the owners of keys that end within 14 days, and again within 2 days; says how many mails there are. What was
/// said is kept with the key, so this may be asked as often as one likes, by whomever.
///
/// # Errors
/// [`Error::Store`]
pub fn warn_of_end(ports: &Ports) -> Result<usize, Error> {
    let now = ports.clock.now();
    let first = warn_of(ports, None, EndWarning::Fortnight, now)?;
    Ok(first + warn_of(ports, Some(EndWarning::Fortnight), EndWarning::Days, now)?)
}

/// Goes through the keys that were warned of like this, and for which it is time for more.
fn warn_of(ports: &Ports, warned: Option<EndWarning>, next: EndWarning, now: Timestamp) -> Result<usize, Error> {
    let mut mails = 0;
    let mut ending = EndingKeys { warned, after: (now, None), until: now.after(next.ahead()), limit: BATCH };
    loop {
        let keys = ports.store.list_ending_apikeys(&ending)?;
        let Some(last) = keys.last() else { return Ok(mails) };
        ending.after = (last.expires_at, Some(last.id));
        for key in &keys {
            mails += usize::from(warn(ports, key, now)?);
        }
    }
}

/// Warns the owner of a key, if it is time to and there is somebody to read it.
fn warn(ports: &Ports, key: &Apikey, now: Timestamp) -> Result<bool, Error> {
    let Some(warning) = key.warning_due(now) else { return Ok(false) };
    let Some(owner) = ports.store.find_user(key.user)?.filter(|owner| owner.status == Status::Active) else {
        return Ok(false);
    };
    let change = |present: &mut Apikey| {
        // Somebody may have changed it in the meantime; then the next round looks at it again.
        if present.warning_due(now) != Some(warning) || present.expires_at != key.expires_at {
            return Err(Error::NotFound);
        }
        present.warned.of_end = Some(warning);
        Ok(())
    };
    match ports.store.update_apikey(key.id, &change, Some(mail(ports, key, &owner)), now) {
        Ok(changed) => Ok(changed.is_some()),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

fn mail(ports: &Ports, key: &Apikey, owner: &User) -> Mail {
    let letter = Letter::KeyEndsSoon {
        name: key.name.clone(),
        ends_at: key.expires_at,
        rotate: ports.rules.rotate_address(key.id),
    };
    Mail { to: owner.email.clone(), cc: None, language: LanguageCode(owner.language), letter }
}
