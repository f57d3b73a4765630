use super::{SignedIn, find_user, second_factor};
use crate::activity::Means;
use crate::confirmation::{Confirmation, LanguageCode, Purpose, SigninLink};
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::mail::{Letter, Mail};
use crate::ports::Ports;
use crate::secret::Secret;
use crate::service::activity::refused;

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
/// [`Error::SignInFailed`] when there is no such account.
pub fn send_link(ports: &Ports, request: &LinkRequest) -> Result<LinkSent, Error> {
    let name = request.username.as_deref().ok_or(Error::SignInFailed)?;
    let user = find_user(ports, name)?.ok_or(Error::SignInFailed)?;
    let check = ports.random.check()?;
    let confirmation = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: ports.clock.now(),
        user: Some(user.id),
        purpose: Purpose::SigninLink(SigninLink { language: LanguageCode(user.language), check: check.clone() }),
    };
    let link = ports.rules.website.confirm_link(user.language, "signin", confirmation.id, &check);
    let mail = (!ports.rules.tests.covers(request.test, &user.email)).then(|| Mail {
        to: user.email.clone(),
        cc: None,
        language: LanguageCode(user.language),
        letter: Letter::SigninLink { link },
    });
    ports.store.create_confirmation(&confirmation, mail)?;
    Ok(LinkSent)
}

/// Signs in by the link from a mail. The link is used up, also when the account may not sign in; but not when the
/// `code` of the second factor is missing or wrong.
///
/// # Errors
/// [`Error::NotFound`] for an unknown, used, expired or foreign link, [`Error::MfaTokenRequired`],
/// [`Error::SignInFailed`] for a wrong code, [`Error::StatusLacking`], [`Error::AccountBlocked`]
pub fn by_link(ports: &Ports, id: ConfirmationId, check: &str, code: Option<&Secret>) -> Result<SignedIn, Error> {
    let now = ports.clock.now();
    let found = ports
        .store
        .find_confirmation(id)?
        .filter(|found| found.opens_with(check, now))
        .filter(|found| matches!(found.purpose, Purpose::SigninLink(_) | Purpose::SignupExisting(_)))
        .ok_or(Error::NotFound)?;
    let note = |error: &Error| {
        found.user.inspect(|user| refused(ports, *user, Means::Link, error));
    };
    let redeemed = ports.store.redeem_confirmation(id, &[], &|user| second_factor::pass(ports, user, code));
    let user = redeemed.inspect_err(note)?.ok_or(Error::NotFound)?;
    user.may_sign_in().inspect_err(note)?;
    SignedIn::by(Means::Link, ports, user)
}
