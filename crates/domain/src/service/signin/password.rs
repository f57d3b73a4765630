use super::{SignedIn, find_user, second_factor};
use crate::activity::{Kind, Means, Reason};
use crate::email::EmailHash;
use crate::error::Error;
use crate::guesses::Proof;
use crate::ids::UserId;
use crate::ports::{Account, PasswordCheck, Ports, Way};
use crate::secret::Secret;
use crate::service::activity::{record, refused};
use crate::service::{guess, pace};
use crate::user::User;

/// Somebody who signs in by password. `None` for name or password means that what was sent is not text, and so is
/// nobody's.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// A name, an address or a number.
    pub username: Option<String>,
    /// Their password.
    pub password: Option<Secret>,
    /// The code of the second factor: `None` when nothing was sent, empty when it is not text.
    pub code: Option<Secret>,
}

/// A try that is in time, and waits for its turn: comparing passwords is slow on purpose.
#[derive(Debug)]
pub struct Attempt {
    user: Option<UserId>,
    name: EmailHash,
    password: Option<Secret>,
    code: Option<Secret>,
}

impl Attempt {
    /// Looks whether a try may be made now. Fast.
    ///
    /// # Errors
    /// [`Error::RateLimitExceeded`], the same for accounts that are there and for those that are not.
    pub fn begin(ports: &Ports, sent: Credentials) -> Result<Self, Error> {
        let username = sent.username.as_deref().unwrap_or_default();
        let user = find_user(ports, username)?.map(|user| user.id);
        let name = EmailHash::of(username);
        let account = user.map_or_else(|| Account::Unknown(name.clone()), Account::Known);
        pace::sign_in(ports, Way::Password, &account)?;
        guess::check(ports, &account, Proof::Password)?;
        Ok(Self { user, name, password: sent.password, code: sent.code })
    }

    /// Signs in. Takes as long for an account that does not exist as for one that does; slow on purpose, so call it where
    /// blocking is fine.
    ///
    /// # Errors
    /// [`Error::SignInFailed`], [`Error::MfaTokenRequired`], [`Error::StatusLacking`], [`Error::AccountBlocked`],
    /// [`Error::RateLimitExceeded`]
    pub fn finish(self, ports: &Ports) -> Result<SignedIn, Error> {
        let user = self.user.map(|id| ports.store.find_user(id)).transpose()?.flatten();
        match &user {
            Some(user) => guess::note(ports, user.id, Proof::Password)?,
            None => guess::note_at_nobody(ports, &self.name)?,
        }
        let (password, kept) = match &self.password {
            Some(password) => (password, user.as_ref().map(|user| &user.password)),
            None => (&Secret::new(""), None),
        };
        let known = user.as_ref().map(|user| user.id);
        let check = ports.passwords.verify(password, kept);
        let (Some(mut user), PasswordCheck::Right | PasswordCheck::RightButOld) = (user, check) else {
            note_wrong(ports, known)?;
            return Err(Error::SignInFailed);
        };
        let id = user.id;
        let note = |error: &Error| refused(ports, id, Means::Password, error);
        guess::forget(ports, user.id, &[Proof::Password])?;
        user = second_factor::ask(ports, user, self.code.as_ref(), Proof::Code).inspect_err(note)?;
        guess::forget(ports, user.id, &Proof::ALL)?;
        if check == PasswordCheck::RightButOld {
            user = rehash(ports, &user, password)?;
        }
        user.may_sign_in().inspect_err(note)?;
        SignedIn::by(Means::Password, ports, user)
    }
}

/// Signs in by password, at once.
///
/// # Errors
/// As [`Attempt::begin`] and [`Attempt::finish`].
pub fn by_password(
    ports: &Ports,
    username: Option<&str>,
    password: Option<&Secret>,
    code: Option<&Secret>,
) -> Result<SignedIn, Error> {
    let sent = Credentials { username: username.map(str::to_owned), password: password.cloned(), code: code.cloned() };
    Attempt::begin(ports, sent)?.finish(ports)
}

/// Notes that somebody came with another password. What is nobody's name is noted nowhere, which takes as long.
fn note_wrong(ports: &Ports, user: Option<UserId>) -> Result<(), Error> {
    let Some(user) = user else { return guess::write_for_nobody(ports) };
    let record = record(ports, user, Kind::SignInFailed);
    record.detail(|detail| (detail.means, detail.reason) = (Some(Means::Password), Some(Reason::WrongPassword))).keep();
    Ok(())
}

/// Replaces a hash of an old kind, now that we see the password.
fn rehash(ports: &Ports, user: &User, password: &Secret) -> Result<User, Error> {
    let hash = ports.passwords.hash(password)?;
    let updated = ports.store.update_user(user.id, &|stored| {
        // Unless it was changed since we looked.
        if stored.password == user.password {
            stored.password = hash.clone();
        }
        Ok(())
    })?;
    updated.ok_or(Error::SignInFailed)
}
