use super::{SignedIn, find_user};
use crate::error::Error;
use crate::ports::{PasswordCheck, Ports};
use crate::secret::Secret;
use crate::user::User;

/// Signs in by password. Takes as long for an account that does not exist as for one that does; slow on purpose, so
/// call it where blocking is fine.
///
/// `None` for either means that what was sent is not text, and so is nobody's.
///
/// # Errors
/// [`Error::SignInFailed`], [`Error::StatusLacking`], [`Error::AccountBlocked`]
pub fn by_password(ports: &Ports, username: Option<&str>, password: Option<&Secret>) -> Result<SignedIn, Error> {
    let nobodys = Secret::new("");
    let user = match (username, password) {
        (Some(username), Some(_)) => find_user(ports, username)?,
        _ => None,
    };
    let password = password.unwrap_or(&nobodys);
    let check = ports.passwords.verify(password, user.as_ref().map(|user| &user.password));
    let user = match (user, check) {
        (Some(user), PasswordCheck::Right) => user,
        (Some(user), PasswordCheck::RightButOld) => rehash(ports, &user, password)?,
        _ => return Err(Error::SignInFailed),
    };
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
