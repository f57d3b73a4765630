use super::{SignedIn, find_user, second_factor};
use crate::error::Error;
use crate::ports::{PasswordCheck, Ports};
use crate::secret::Secret;
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
    let check = ports.passwords.verify(password, user.as_ref().map(|user| &user.password));
    let (Some(mut user), PasswordCheck::Right | PasswordCheck::RightButOld) = (user, check) else {
        return Err(Error::SignInFailed);
    };
    user = second_factor::ask(ports, user, code)?;
    if check == PasswordCheck::RightButOld {
        user = rehash(ports, &user, password)?;
    }
    user.may_sign_in()?;
    SignedIn::new(ports, user)
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
