use super::{SignedIn, find_user, second_factor};
use crate::activity::{Kind, Means, Reason};
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::{PasswordCheck, Ports};
use crate::secret::Secret;
use crate::service::activity::{record, refused};
use crate::user::User;

/// Signs in by password. Takes as long for an account that does not exist as for one that does; slow on purpose, so
/// call it where blocking is fine.
///
/// `None` for name or password means that what was sent is not text, and so is nobody's. `code` is that of the second
/// factor: `None` when nothing was sent, empty when it is not text.
///
/// # Errors
/// [`Error::SignInFailed`], [`Error::MfaTokenRequired`], [`Error::StatusLacking`], [`Error::AccountBlocked`]
pub fn by_password(
    ports: &Ports,
    username: Option<&str>,
    password: Option<&Secret>,
    code: Option<&Secret>,
) -> Result<SignedIn, Error> {
    let nobodys = Secret::new("");
    let user = match (username, password) {
        (Some(username), Some(_)) => find_user(ports, username)?,
        _ => None,
    };
    let password = password.unwrap_or(&nobodys);
    let known = user.as_ref().map(|user| user.id);
    let check = ports.passwords.verify(password, user.as_ref().map(|user| &user.password));
    let (Some(mut user), PasswordCheck::Right | PasswordCheck::RightButOld) = (user, check) else {
        known.inspect(|id| note_wrong(ports, *id));
        return Err(Error::SignInFailed);
    };
    let id = user.id;
    let note = |error: &Error| refused(ports, id, Means::Password, error);
    user = second_factor::ask(ports, user, code).inspect_err(note)?;
    if check == PasswordCheck::RightButOld {
        user = rehash(ports, &user, password)?;
    }
    user.may_sign_in().inspect_err(note)?;
    SignedIn::by(Means::Password, ports, user)
}

/// Notes that somebody came with another password. What is nobody's name is noted nowhere.
fn note_wrong(ports: &Ports, user: UserId) {
    let record = record(ports, user, Kind::SignInFailed);
    record.detail(|detail| (detail.means, detail.reason) = (Some(Means::Password), Some(Reason::WrongPassword))).keep();
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
