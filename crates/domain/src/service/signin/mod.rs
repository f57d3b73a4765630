//! Signing in: by password, or by a link in a mail; and the second factor, which either asks for.

mod link;
mod lookup;
mod password;
pub(crate) mod second_factor;

pub use link::{LinkRequest, LinkSent, by_link, send_link};
pub use lookup::find_user;
pub use password::{Attempt, Credentials, by_password};

use crate::activity::{Kind, Means};
use crate::error::Error;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::service::activity::record;
use crate::user::User;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// What to show from now on.
    pub token: Secret,
    /// Their account.
    pub user: User,
}

impl SignedIn {
    /// Makes a token for a user who proved who they are, by their second factor too if they have one.
    ///
    /// # Errors
    /// [`Error::Internal`]
    pub fn new(ports: &Ports, user: User) -> Result<Self, Error> {
        let token = ports.tokens.sign(&user, ports.clock.now())?;
        Ok(Self { token, user })
    }

    /// The same, noted: for those who come from outside.
    ///
    /// # Errors
    /// [`Error::Internal`]
    pub(crate) fn by(means: Means, ports: &Ports, user: User) -> Result<Self, Error> {
        let signed_in = Self::new(ports, user)?;
        let record = record(ports, signed_in.user.id, Kind::SignedIn);
        record.detail(|detail| detail.means = Some(means)).keep();
        Ok(signed_in)
    }
}
