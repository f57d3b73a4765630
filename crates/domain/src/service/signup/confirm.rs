use crate::activity::Means;
use crate::confirmation::{Kind, Purpose};
use crate::error::Error;
use crate::guesses::Proof;
use crate::ids::ConfirmationId;
use crate::ports::{Account, Ports, Way};
use crate::secret::Secret;
use crate::service::activity::refused;
use crate::service::signin::{SignedIn, second_factor};
use crate::service::{guess, pace};
use crate::user::{Consent, Status};

/// Makes a new account active, and signs its owner in. Works once; every other sign-up link of the account is void
/// afterwards. Only an account that was never confirmed can be: a link that was left over opens no account that was
/// disabled since. One that a maintainer made inactive again may have a second factor, and then asks for its `code`.
///
/// # Errors
/// [`Error::NotFound`] for an unknown, used, expired or foreign confirmation; [`Error::MfaTokenRequired`], and
/// [`Error::SignInFailed`] for a wrong code, and [`Error::RateLimitExceeded`]: the confirmation is still good then.
pub fn confirm(ports: &Ports, id: ConfirmationId, consent: Consent, code: Option<&Secret>) -> Result<SignedIn, Error> {
    let now = ports.clock.now();
    let confirmation = ports.store.find_confirmation(id)?.filter(|found| !found.is_expired(now));
    let Some((Purpose::Signup(signup), Some(owner))) = confirmation.map(|found| (found.purpose, found.user)) else {
        return Err(Error::NotFound);
    };
    pace::sign_in(ports, Way::Link, &Account::Known(owner))?;
    let owner = ports.store.find_user(owner)?.ok_or(Error::NotFound)?;
    second_factor::note(ports, &owner, code, Proof::LinkCode)?;
    let redeemed = ports.store.redeem_confirmation(id, &[Kind::Signup], &|user| {
        if user.status != Status::Inactive || user.email.hash() != signup.ehash {
            return Err(Error::NotFound);
        }
        second_factor::pass(ports, user, code)?;
        user.status = Status::Active;
        user.consent = consent;
        user.updated_at = Some(now);
        Ok(())
    });
    let user = redeemed.inspect_err(|error| refused(ports, owner.id, Means::Confirmation, error))?;
    let user = user.ok_or(Error::NotFound)?;
    guess::forget(ports, user.id, &Proof::ALL)?;
    SignedIn::by(Means::Confirmation, ports, user)
}
