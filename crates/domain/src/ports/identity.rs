//! Who vouches for somebody that signs in without a password.

use std::sync::Arc;

use strum::VariantArray as _;

use crate::confirmation::Provider;
use crate::email::Email;
use crate::ids::ConfirmationId;
use crate::secret::Secret;

/// Somebody, as a provider knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Their primary address. The provider has seen proof that it is theirs; any other does not come here.
    pub email: Email,
    /// What they are called there. Not looked at yet: it may be a name that nobody may have here.
    pub username: String,
    /// What they tell about themselves.
    pub bio: Option<String>,
    /// Their website.
    pub website: Option<String>,
    /// Their name on Twitter.
    pub twitter: Option<String>,
    /// The address of their picture.
    pub avatar: Option<String>,
}

/// Why a provider did not say who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// It does not know the code, or has no proof that the address is theirs.
    #[error("the provider does not vouch for them")]
    Refused,
    /// It does not answer, or not in a way that makes sense. The cause is in the log already.
    #[error("the provider does not answer")]
    Unavailable,
}

/// A provider that people sign in with. They are sent to its page, and come back with a code that works once.
pub trait IdentityProvider: Send + Sync {
    /// The address of the page to send them to. `state` comes back with them; `challenge` is what the provider holds
    /// against the verifier later (PKCE, method S256).
    fn authorize_address(&self, state: ConfirmationId, challenge: &str) -> String;

    /// Asks who came back with this code. Takes as long as the provider takes, within limits.
    ///
    /// # Errors
    /// [`IdentityError`]
    fn identify(&self, code: &Secret, verifier: &Secret) -> Result<Identity, IdentityError>;
}

/// The providers that are switched on.
#[derive(Clone, Default)]
pub struct IdentityProviders {
    /// GitHub.
    pub github: Option<Arc<dyn IdentityProvider>>,
    /// Google.
    pub google: Option<Arc<dyn IdentityProvider>>,
}

impl IdentityProviders {
    /// Those that are on.
    pub fn on(&self) -> impl Iterator<Item = Provider> {
        Provider::VARIANTS.iter().copied().filter(|provider| self.find(*provider).is_some())
    }

    /// The one of this name, if it is on.
    #[must_use]
    pub fn find(&self, provider: Provider) -> Option<&dyn IdentityProvider> {
        match provider {
            Provider::Github => self.github.as_deref(),
            Provider::Google => self.google.as_deref(),
        }
    }
}
