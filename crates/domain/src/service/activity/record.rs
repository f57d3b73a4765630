use crate::access::Caller;
use crate::activity::{Detail, Event, FromTo, Kind, Means, Reason, Whence};
use crate::error::Error;
use crate::ids::{ApikeyId, UserId};
use crate::ports::Ports;

/// Begins to note that something happened to an account, just now, by this request. It is kept by [`Record::keep`], which
/// belongs right behind the change that it tells of, once that has succeeded.
pub(crate) fn record(ports: &Ports, user: UserId, kind: Kind) -> Record<'_> {
    Record { ports, event: Event::new(ports.clock.now(), user, kind, Whence::of(&ports.origin)) }
}

/// Something that is about to be noted.
#[must_use = "nothing is noted before `keep`"]
pub(crate) struct Record<'a> {
    ports: &'a Ports,
    event: Event,
}

impl Record<'_> {
    /// Who did it, the owner or somebody else, and with which key.
    pub(crate) fn by(mut self, caller: &Caller) -> Self {
        self.event = self.event.by(caller);
        self
    }

    /// Which key it is about.
    pub(crate) fn about(mut self, key: ApikeyId) -> Self {
        self.event.key = Some(key);
        self
    }

    /// Not telling where it came from.
    pub(crate) fn without_whence(mut self) -> Self {
        self.event.whence = Whence::default();
        self
    }

    /// From what to what something changed.
    pub(crate) fn change(self, from: impl Into<String>, to: impl Into<String>) -> Self {
        let change = FromTo { from: from.into(), to: to.into() };
        self.detail(|detail| detail.change = Some(change))
    }

    /// What else there is to say. No secret, and no mail address.
    pub(crate) fn detail(mut self, tell: impl FnOnce(&mut Detail)) -> Self {
        tell(&mut self.event.detail);
        self
    }

    /// Notes it. What it tells of has happened by now, so that a store that cannot take it is no reason to refuse
    /// anything: it is in the log then.
    pub(crate) fn keep(self) {
        if let Err(error) = self.ports.store.append_activity(&self.event) {
            let (kind, user) = (self.event.kind.name(), self.event.user.0);
            tracing::error!(%error, kind, user, "what happened to an account could not be noted");
        }
    }
}

/// Notes that somebody was not signed in who knew what comes before the second factor. That no code was sent is no
/// attempt yet, and what is wrong with the server is not theirs.
pub(crate) fn refused(ports: &Ports, user: UserId, means: Means, error: &Error) {
    let reason = match error {
        Error::SignInFailed => Reason::WrongCode,
        Error::StatusLacking | Error::AccountBlocked | Error::ConsentLacking => Reason::Status,
        _ => return,
    };
    let tell = |detail: &mut Detail| (detail.means, detail.reason) = (Some(means), Some(reason));
    record(ports, user, Kind::SignInFailed).detail(tell).keep();
}
