use crate::email::{EmailHash, clean};
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;
use crate::user::User;

/// Finds an account by what somebody types when signing in: its name, its address, or its number, in this order. A
/// number must be written in digits alone.
///
/// # Errors
/// [`Error::Store`]
pub fn find_user(ports: &Ports, text: &str) -> Result<Option<User>, Error> {
    let key = clean(text);
    if key.is_empty() {
        return Ok(None);
    }
    if let Some(user) = ports.store.find_user_by_name(&key)? {
        return Ok(Some(user));
    }
    if let Some(user) = ports.store.find_user_by_email(&EmailHash::of(&key))? {
        return Ok(Some(user));
    }
    match key.parse() {
        Ok(id) if key.chars().all(|c| c.is_ascii_digit()) => Ok(ports.store.find_user(UserId(id))?),
        _ => Ok(None),
    }
}
