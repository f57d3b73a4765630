//! The codes of a second factor.

use crate::error::Error;
use crate::secret::Secret;
use crate::time::Timestamp;
use crate::user::Username;

/// What the owner of an account needs to set up an authenticator app. All three hold the secret; they are shown once,
/// and never again.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// The secret, for typing it in: 16 characters of base32.
    pub secret: Secret,
    /// The secret and what goes with it, as an `otpauth:` address.
    pub otpauth: Secret,
    /// That address as a picture to scan: the text of an SVG file.
    pub qrcode: Secret,
}

/// Makes the secrets behind one-time codes (TOTP), and checks codes: 6 digits that change every 30 seconds.
pub trait OneTimeCodes: Send + Sync {
    /// A new secret for the account of this name. Fast.
    ///
    /// # Errors
    /// [`Error::Internal`]
    fn enrol(&self, username: &Username) -> Result<Enrolment, Error>;

    /// The time step, counted from 1970 in units of 30 seconds, if `code` is the one of `now`; those of the steps before
    /// and after are not. No code is right for an empty secret. Takes as long for a code that is nearly right as for
    /// any other.
    fn step(&self, secret: &Secret, code: &Secret, now: Timestamp) -> Option<i64>;
}
