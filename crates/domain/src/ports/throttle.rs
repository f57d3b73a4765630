//! What keeps people to a pace.

use core::net::IpAddr;
use std::time::Duration;

use crate::email::EmailHash;
use crate::error::Error;
use crate::guesses::Guesses;
use crate::ids::UserId;
use crate::time::Timestamp;

/// Whose account somebody tries to get into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Account {
    /// That of somebody we know.
    Known(UserId),
    /// One that is not there, by the hash of the name that was tried.
    Unknown(EmailHash),
}

/// How somebody tries to get in. Each has a pace of its own, so that trying one never keeps an owner out of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// With a password.
    Password,
    /// With a link from a mail.
    Link,
    /// By way of a provider.
    Provider,
}

/// Something that is done for anybody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Errand {
    /// Ask for an account.
    Signup,
    /// Ask for a link that signs in.
    SigninLink,
    /// Ask for the newsletter.
    Newsletter,
    /// Be sent to a provider.
    Provider,
    /// Report something to GitHub.
    Report,
    /// Upload a picture.
    Upload,
    /// Report the secret of a key.
    Leak,
    /// Write to the maintainers, or ask to translate.
    Flow,
    /// Set a password.
    NewPassword,
}

/// What is held to a pace, and counted by all that is in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// A try to get into an account, from an address.
    SignIn(Way, Account, Option<IpAddr>),
    /// A try to get into an account, from wherever.
    SignInFromAnywhere(Way, Account),
    /// An errand, from an address.
    Errand(Errand, Option<IpAddr>),
    /// An errand of somebody who is signed in.
    ErrandOf(Errand, UserId),
    /// Asking for a mail, by what was typed: an address, or the name of an account.
    AskForMail(EmailHash),
    /// A mail to an address, whatever it was asked for by.
    Mail(EmailHash),
}

/// So many within such a span, which begins with the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How many.
    pub times: u32,
    /// Within what.
    pub span: Duration,
}

/// Keeps people to a pace, in memory: what it knows is gone after a restart. What must outlive one is in
/// [`GuessStore`](super::GuessStore).
pub trait Throttle: Send + Sync {
    /// Counts a deed that is about to be done.
    ///
    /// # Errors
    /// [`Error::RateLimitExceeded`] when it comes too early; it does not count then.
    fn admit(&self, deed: &Deed, pace: Pace, now: Timestamp) -> Result<(), Error>;

    /// The tries at the password of a name that nobody has.
    fn find_guesses_at(&self, name: &EmailHash) -> Guesses;

    /// Counts a try at the password of a name that nobody has, by the same rule as if somebody had it.
    ///
    /// # Errors
    /// [`Error::RateLimitExceeded`] when it comes too early.
    fn note_guess_at(&self, name: &EmailHash, now: Timestamp) -> Result<(), Error>;
}

/// Keeps nobody to anything: for tests, and for tools that embed the rules.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoThrottle;

impl Throttle for NoThrottle {
    fn admit(&self, _: &Deed, _: Pace, _: Timestamp) -> Result<(), Error> {
        Ok(())
    }

    fn find_guesses_at(&self, _: &EmailHash) -> Guesses {
        Guesses::default()
    }

    fn note_guess_at(&self, _: &EmailHash, _: Timestamp) -> Result<(), Error> {
        Ok(())
    }
}
