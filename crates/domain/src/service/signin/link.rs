use super::{SignedIn, find_user, second_factor};
use crate::activity::Means;
use crate::confirmation::{Confirmation, LanguageCode, Purpose, SigninLink};
use crate::email::{Email, EmailHash, clean};
use crate::error::Error;
use crate::guesses::Proof;
use crate::ids::ConfirmationId;
use crate::mail::{Letter, Mail};
use crate::ports::{Account, Errand, Ports, Way};
use crate::secret::Secret;
use crate::service::activity::refused;
use crate::service::{guess, pace};
use crate::user::User;

/// Somebody who would like to sign in by mail.
#[derive(Clone, Debug)]
pub struct LinkRequest {
    /// A name, an address or a number; `None` when what was sent is none of them.
    pub username: Option<String>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// The link is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkSent;

/// Mails a link that signs in once.
///
/// # Errors
/// [`Error::SignInFailed`] when there is no such account, [`Error::RateLimitExceeded`]
pub fn send_link(ports: &Ports, request: &LinkRequest) -> Result<LinkSent, Error> {
    let name = request.username.as_deref().unwrap_or_default();
    let user = find_user(ports, name)?;
    let test = is_test(ports, request, name, user.as_ref());
    if !test {
        pace::errand(ports, Errand::SigninLink)?;
    }
    let user = user.ok_or(Error::SignInFailed)?;
    if !test {
        pace::ask_for_mail(ports, &EmailHash::of(name))?;
        if !pace::may_mail(ports, &user.email)? {
            return Ok(LinkSent);
        }
    }
    let check = ports.random.check()?;
    let confirmation = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: ports.clock.now(),
        user: Some(user.id),
        purpose: Purpose::SigninLink(SigninLink { language: LanguageCode(user.language), check: check.clone() }),
    };
    let link = ports.rules.website.confirm_link(user.language, "signin", confirmation.id, &check);
    let mail = (!test).then(|| Mail {
        to: user.email.clone(),
        cc: None,
        language: LanguageCode(user.language),
        letter: Letter::SigninLink { link },
    });
    ports.store.create_confirmation(&confirmation, mail)?;
    Ok(LinkSent)
}

/// Whether a request is a test. Of an account that is not there, what was typed has to do.
fn is_test(ports: &Ports, request: &LinkRequest, name: &str, user: Option<&User>) -> bool {
    let email = user.map_or_else(|| Email::from_stored(clean(name)), |user| user.email.clone());
    ports.rules.tests.covers(request.test, &email)
}

/// Signs in by the link from a mail. The link is used up, also when the account may not sign in; but not when the
/// `code` of the second factor is missing or wrong.
///
/// # Errors
/// [`Error::NotFound`] for an unknown, used, expired or foreign link, [`Error::MfaTokenRequired`],
/// [`Error::SignInFailed`] for a wrong code, [`Error::StatusLacking`], [`Error::AccountBlocked`],
/// [`Error::RateLimitExceeded`]
pub fn by_link(ports: &Ports, id: ConfirmationId, check: &str, code: Option<&Secret>) -> Result<SignedIn, Error> {
    let now = ports.clock.now();
    let found = ports
        .store
        .find_confirmation(id)?
        .filter(|found| found.opens_with(check, now))
        .filter(|found| matches!(found.purpose, Purpose::SigninLink(_) | Purpose::SignupExisting(_)));
    let owner = found.and_then(|found| found.user).ok_or(Error::NotFound)?;
    pace::sign_in(ports, Way::Link, &Account::Known(owner))?;
    let owner = ports.store.find_user(owner)?.ok_or(Error::NotFound)?;
    second_factor::note(ports, &owner, code, Proof::LinkCode)?;
    let note = |error: &Error| refused(ports, owner.id, Means::Link, error);
    let redeemed = ports.store.redeem_confirmation(id, &[], &|user| second_factor::pass(ports, user, code));
    let user = redeemed.inspect_err(note)?.ok_or(Error::NotFound)?;
    // Who reads the mails of an account is its owner: whatever others guessed, it can be signed in to again.
    guess::forget(ports, user.id, &Proof::ALL)?;
    user.may_sign_in().inspect_err(note)?;
    SignedIn::by(Means::Link, ports, user)
}
