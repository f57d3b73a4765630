use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::confirmation::{Confirmation, LanguageCode, OauthInit, Provider, Purpose};
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::language::Language;
use crate::ports::{Errand, Ports};
use crate::secret::Secret;
use crate::service::pace;

/// The address of the provider's page to send somebody to. Who comes back from it has this state, once, within an hour.
///
/// `None` for either means that what was sent names none.
///
/// # Errors
/// [`Error::InvalidProvider`] when it is off, [`Error::InvalidLanguage`], [`Error::RateLimitExceeded`]
pub fn begin(ports: &Ports, provider: Option<Provider>, language: Option<Language>) -> Result<String, Error> {
    let provider = provider.ok_or(Error::InvalidProvider)?;
    let site = ports.oauth.find(provider).ok_or(Error::InvalidProvider)?;
    let language = LanguageCode(language.ok_or(Error::InvalidLanguage)?);
    pace::errand(ports, Errand::Provider)?;
    let mut bytes = [0; 32];
    ports.random.fill(&mut bytes)?;
    let verifier = Secret::new(hex::encode(bytes));
    let challenge = challenge(&verifier);
    let confirmation = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: ports.clock.now(),
        user: None,
        purpose: Purpose::OauthInit(OauthInit { provider, language, verifier, proven: None }),
    };
    ports.store.create_confirmation(&confirmation, None)?;
    Ok(site.authorize_address(confirmation.id, &challenge))
}

/// What the provider gets to see of the verifier (RFC 7636, S256).
fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
