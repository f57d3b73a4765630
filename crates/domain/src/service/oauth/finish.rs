use sha2::{Digest as _, Sha256};

use super::account;
use crate::activity::Means;
use crate::confirmation::{Confirmation, OauthInit, Proven, Provider, Purpose};
use crate::error::Error;
use crate::guesses::Proof;
use crate::ids::{ConfirmationId, UserId};
use crate::ports::{Account, Identity, IdentityError, IdentityProvider, Ports, Way};
use crate::secret::Secret;
use crate::service::activity::refused;
use crate::service::signin::{SignedIn, second_factor};
use crate::service::{guess, pace};
use crate::user::{Consent, User};

/// The most bytes of a code; no provider has longer ones.
const MAX_CODE: usize = 4_096;

/// Somebody who comes back from a provider; `None` where what was sent is not of the right kind.
#[derive(Clone, Debug)]
pub struct Return {
    /// From where.
    pub provider: Option<Provider>,
    /// What they were sent with.
    pub state: Option<String>,
    /// What the provider gave them; it works once.
    pub code: Option<Secret>,
    /// Their second factor.
    pub token: Option<Secret>,
}

/// Signs in who comes back from a provider, and makes them an account if they have none. The state is used up, whatever
/// comes of it, with one exception: when only the second factor is lacking or wrong, the same state and code may be sent
/// again with it. Takes as long as the provider takes, so call it where blocking is fine.
///
/// # Errors
/// [`Error::InvalidProvider`], [`Error::StateInvalid`], [`Error::CodeInvalid`], [`Error::ProviderFailed`],
/// [`Error::MfaTokenRequired`], [`Error::SignInFailed`], [`Error::ConsentLacking`], [`Error::StatusLacking`],
/// [`Error::AccountBlocked`], [`Error::CreateAccountFailed`], [`Error::RateLimitExceeded`]
pub fn finish(ports: &Ports, sent: &Return) -> Result<SignedIn, Error> {
    let provider = sent.provider.ok_or(Error::InvalidProvider)?;
    let site = ports.oauth.find(provider).ok_or(Error::InvalidProvider)?;
    let state = sent.state.as_deref().ok_or(Error::StateInvalid)?;
    let code = sent.code.as_ref().filter(|code| code.expose().len() <= MAX_CODE).ok_or(Error::CodeInvalid)?;
    let state = state.parse().map(ConfirmationId).map_err(|_| Error::StateInvalid)?;
    let (confirmation, init) = find(ports, state, provider)?;
    let attempt = Attempt { ports, provider, code, token: sent.token.as_ref(), confirmation, init };
    match &attempt.init.proven {
        Some(proven) => attempt.again(proven),
        None => attempt.first(site),
    }
}

/// The state, if it was given out for this provider and is still good.
fn find(ports: &Ports, state: ConfirmationId, provider: Provider) -> Result<(Confirmation, OauthInit), Error> {
    let now = ports.clock.now();
    let found = ports.store.find_confirmation(state)?.filter(|found| !found.is_expired(now));
    let found = found.ok_or(Error::StateInvalid)?;
    match &found.purpose {
        Purpose::OauthInit(init) if init.provider == provider => {
            let init = init.clone();
            Ok((found, init))
        }
        _ => Err(Error::StateInvalid),
    }
}

/// One return, with the state that it came with.
struct Attempt<'a> {
    ports: &'a Ports,
    provider: Provider,
    code: &'a Secret,
    token: Option<&'a Secret>,
    confirmation: Confirmation,
    init: OauthInit,
}

impl Attempt<'_> {
    /// Nobody has come back with this state yet. It is taken out before the provider is asked, so that of many who send
    /// it only one gets that far.
    fn first(&self, site: &dyn IdentityProvider) -> Result<SignedIn, Error> {
        self.take()?;
        let identity = site.identify(self.code, &self.init.verifier).map_err(|error| match error {
            IdentityError::Refused => Error::CodeInvalid,
            IdentityError::Unavailable => Error::ProviderFailed,
        })?;
        if let Some(user) = self.known(&identity)? {
            return self.with_second_factor(user);
        }
        match account::create(self.ports, self.provider, self.init.language.0, &identity)? {
            Some(user) => SignedIn::by(self.means(), self.ports, user),
            // Somebody else signed up with this address since we looked.
            None => self.with_second_factor(self.known(&identity)?.ok_or(Error::CodeInvalid)?),
        }
    }

    /// The provider has vouched for them before, with this code.
    fn again(&self, proven: &Proven) -> Result<SignedIn, Error> {
        if !proven.code.matches(&hash(self.code)) {
            return Err(Error::CodeInvalid);
        }
        let user = self.ports.store.find_user(proven.user)?.ok_or(Error::StateInvalid)?;
        pace::sign_in(self.ports, Way::Provider, &Account::Known(user.id))?;
        let user = self.ask_second_factor(user)?;
        self.take()?;
        self.enter(user)
    }

    fn take(&self) -> Result<(), Error> {
        self.ports.store.take_confirmation(self.confirmation.id)?.map(drop).ok_or(Error::StateInvalid)
    }

    fn known(&self, identity: &Identity) -> Result<Option<User>, Error> {
        Ok(self.ports.store.find_user_by_email(&identity.email.hash())?)
    }

    /// Signs in somebody whom the provider vouches for. When their second factor is lacking, the state is put back with
    /// what is known now, for the provider would not know the code again.
    fn with_second_factor(&self, user: User) -> Result<SignedIn, Error> {
        let id = user.id;
        match self.ask_second_factor(user) {
            Ok(user) => self.enter(user),
            Err(lacking @ (Error::MfaTokenRequired | Error::SignInFailed | Error::RateLimitExceeded(_))) => {
                let proven = Some(Box::new(Proven { user: id, code: Secret::new(hash(self.code)) }));
                let purpose = Purpose::OauthInit(OauthInit { proven, ..self.init.clone() });
                let confirmation = Confirmation { purpose, ..self.confirmation.clone() };
                self.ports.store.create_confirmation(&confirmation, None)?;
                Err(lacking)
            }
            Err(error) => Err(error),
        }
    }

    fn ask_second_factor(&self, user: User) -> Result<User, Error> {
        let id = user.id;
        second_factor::ask(self.ports, user, self.token, Proof::Code).inspect_err(|error| self.note(id, error))
    }

    /// Lets somebody in who has an account; here consent is asked for, too.
    fn enter(&self, user: User) -> Result<SignedIn, Error> {
        guess::forget(self.ports, user.id, &Proof::ALL)?;
        let consented = if user.consent == Consent::None { Err(Error::ConsentLacking) } else { Ok(()) };
        consented.and_then(|()| user.may_sign_in()).inspect_err(|error| self.note(user.id, error))?;
        SignedIn::by(self.means(), self.ports, user)
    }

    fn note(&self, user: UserId, error: &Error) {
        refused(self.ports, user, self.means(), error);
    }

    fn means(&self) -> Means {
        self.provider.into()
    }
}

fn hash(code: &Secret) -> String {
    hex::encode(Sha256::digest(code.expose().as_bytes()))
}
