//! Changes that the owner of an account asks for.

use super::{Consent, MAX_USERNAME, User, Username};
use crate::document::Document;
use crate::error::{Error, Field, check_length};
use crate::language::Language;
use crate::secret::Secret;
use crate::time::Timestamp;

/// The most characters of a biography.
pub const MAX_BIO: usize = 10_000;

/// A change that the owner of an account asks for; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct UserPatch {
    /// New biography.
    pub bio: Option<String>,
    /// New choice.
    pub compare: Option<bool>,
    /// New consent.
    pub consent: Option<Consent>,
    /// New level of detail, 1 to 5.
    pub control: Option<u8>,
    /// Members to lay over the present ones.
    pub data: Option<Document>,
    /// New choice.
    pub imperial: Option<bool>,
    /// New language.
    pub language: Option<Language>,
    /// New choice.
    pub newsletter: Option<bool>,
    /// Hash of the new password.
    pub password: Option<Secret>,
    /// New name.
    pub username: Option<Username>,
    /// End every token issued before this moment.
    pub tokens_from: Option<Timestamp>,
}

impl UserPatch {
    /// Applies the change.
    ///
    /// # Errors
    /// [`Error::TooLong`]; the user is then to be thrown away, not stored.
    pub fn apply(&self, user: &mut User, now: Timestamp) -> Result<(), Error> {
        set(&mut user.bio, self.bio.as_ref());
        set(&mut user.compare, self.compare.as_ref());
        set(&mut user.consent, self.consent.as_ref());
        set(&mut user.control, self.control.as_ref());
        set(&mut user.imperial, self.imperial.as_ref());
        set(&mut user.language, self.language.as_ref());
        set(&mut user.newsletter, self.newsletter.as_ref());
        set(&mut user.password, self.password.as_ref());
        set(&mut user.username, self.username.as_ref());
        if let Some(data) = &self.data {
            user.data = user.data.merged_with(data).checked(Field::Data)?;
        }
        if self.tokens_from.is_some() {
            user.tokens_from = self.tokens_from;
        }
        // What an import brought may be longer, and does not stand in the way of other changes.
        if self.bio.is_some() {
            check_length(Field::Bio, &user.bio, MAX_BIO)?;
        }
        if self.username.is_some() {
            check_length(Field::Username, user.username.as_str(), MAX_USERNAME)?;
        }
        user.updated_at = Some(now);
        Ok(())
    }
}

fn set<T: Clone>(field: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}
