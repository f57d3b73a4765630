use crate::email::clean;
use crate::error::Error;
use crate::ids::UserId;
use crate::ports::Ports;
use crate::user::User;

/// Finds an account by its number or its name, for anybody. Not by its address: nobody may find out who has an account
/// here. Digits alone are a number first, so that nobody is hidden by the name of somebody else.
///
/// # Errors
/// [`Error::NotFound`]
pub fn profile(ports: &Ports, text: &str) -> Result<User, Error> {
    let key = clean(text);
    // Accounts that an import brought may have no name.
    if key.is_empty() {
        return Err(Error::NotFound);
    }
    if let Some(user) = find_by_number(ports, &key)? {
        return Ok(user);
    }
    ports.store.find_user_by_name(&key)?.ok_or(Error::NotFound)
}

fn find_by_number(ports: &Ports, key: &str) -> Result<Option<User>, Error> {
    match key.parse() {
        Ok(id) if key.bytes().all(|byte| byte.is_ascii_digit()) => Ok(ports.store.find_user(UserId(id))?),
        _ => Ok(None),
    }
}
