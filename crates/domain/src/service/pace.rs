//! The paces that people are held to, as long as there are limits ([`Rules::limits`](crate::rules::Rules::limits)).

use core::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use crate::access::Caller;
use crate::email::{Email, EmailHash};
use crate::error::Error;
use crate::limits::RateLimits;
use crate::ports::{Account, Deed, Errand, Pace, Ports, Way};

/// How many times as many tries there may be at an account from all addresses as from one.
const ADDRESSES: u32 = 3;
/// How often in a minute anybody may run an errand that has no limit of its own.
const ERRANDS: u32 = 10;

/// Counts a try to get into an account.
pub(crate) fn sign_in(ports: &Ports, way: Way, account: &Account) -> Result<(), Error> {
    let Some(limits) = ports.rules.limits else {
        return Ok(());
    };
    let times = limits.sign_in_per_minute;
    admit(ports, &Deed::SignIn(way, account.clone(), sender(ports)), per_minute(times))?;
    let from_anywhere = Deed::SignInFromAnywhere(way, account.clone());
    admit(ports, &from_anywhere, per_minute(times.saturating_mul(ADDRESSES)))
}

/// Counts an errand of somebody who is not signed in, by where they are.
pub(crate) fn errand(ports: &Ports, errand: Errand) -> Result<(), Error> {
    let Some(limits) = ports.rules.limits else {
        return Ok(());
    };
    admit(ports, &Deed::Errand(errand, sender(ports)), per_minute(times(errand, &limits)))
}

/// Counts an errand of somebody who is signed in, by who they are.
pub(crate) fn errand_of(ports: &Ports, caller: &Caller, errand: Errand) -> Result<(), Error> {
    let Some(limits) = ports.rules.limits else {
        return Ok(());
    };
    admit(ports, &Deed::ErrandOf(errand, caller.user), per_minute(times(errand, &limits)))
}

/// Counts that somebody asks for a mail, by what they typed. So what they are answered depends on nothing but what they
/// did themselves, and tells nothing of who has which address.
pub(crate) fn ask_for_mail(ports: &Ports, typed: &EmailHash) -> Result<(), Error> {
    match ports.rules.limits {
        Some(limits) => admit(ports, &Deed::AskForMail(typed.clone()), mails(&limits)),
        None => Ok(()),
    }
}

/// Counts a mail that is about to be sent, and says whether it may be. When it may not, whoever asked for it is answered
/// as if it were: others have filled that mailbox, by names that whoever asks may not know to belong to it.
pub(crate) fn may_mail(ports: &Ports, to: &Email) -> Result<bool, Error> {
    let Some(limits) = ports.rules.limits else {
        return Ok(true);
    };
    match admit(ports, &Deed::Mail(to.hash()), mails(&limits)) {
        Err(Error::RateLimitExceeded(_)) => Ok(false),
        other => other.map(|()| true),
    }
}

fn admit(ports: &Ports, deed: &Deed, pace: Pace) -> Result<(), Error> {
    ports.throttle.admit(deed, pace, ports.clock.now())
}

/// How often in a minute.
const fn times(errand: Errand, limits: &RateLimits) -> u32 {
    match errand {
        Errand::Signup | Errand::SigninLink | Errand::Newsletter | Errand::NewPassword => limits.sign_in_per_minute,
        Errand::Provider | Errand::Report | Errand::Upload | Errand::Leak | Errand::Flow => ERRANDS,
    }
}

const fn per_minute(times: u32) -> Pace {
    Pace { times, span: Duration::from_secs(60) }
}

const fn mails(limits: &RateLimits) -> Pace {
    Pace { times: limits.mails_per_hour, span: Duration::from_secs(60 * 60) }
}

/// Who sends it, as far as an address tells. Whoever has one address of version 6 has the whole network that it is in,
/// so those of a network are one.
fn sender(ports: &Ports) -> Option<IpAddr> {
    ports.origin.address.map(|address| match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        four => four,
    })
}
