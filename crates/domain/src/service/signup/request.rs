use crate::access::Role;
use crate::confirmation::{Confirmation, LanguageCode, Purpose, Signup};
use crate::email::Email;
use crate::error::Error;
use crate::ids::{ConfirmationId, UserId};
use crate::language::Language;
use crate::mail::{Letter, Mail};
use crate::ports::{Conflict, Errand, Ports, StoreError};
use crate::secret::Secret;
use crate::service::pace;
use crate::user::{Consent, NewUser, Status, User};

/// Somebody who would like an account.
#[derive(Clone, Debug)]
pub struct SignupRequest {
    /// Their address.
    pub email: Email,
    /// Their language.
    pub language: Language,
    /// Whether the request says that it is a test.
    pub test: bool,
    /// The role that a test asks for.
    pub role: Option<Role>,
}

/// What they get to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedUp {
    /// The address, cleaned.
    pub email: Email,
    /// The confirmation, for tests that made a new account.
    pub confirmation: Option<ConfirmationId>,
}

/// Makes an account that waits for its confirmation, and mails the link. Whoever has an account already gets a mail
/// that says so; the answer does not tell the difference.
///
/// # Errors
/// [`Error::CreateAccountFailed`], [`Error::RateLimitExceeded`], [`Error::Store`]
pub fn request(ports: &Ports, request: &SignupRequest) -> Result<SignedUp, Error> {
    if !ports.rules.tests.covers(request.test, &request.email) {
        pace::errand(ports, Errand::Signup)?;
        pace::ask_for_mail(ports, &request.email.hash())?;
        if !pace::may_mail(ports, &request.email)? {
            return Ok(SignedUp { email: request.email.clone(), confirmation: None });
        }
    }
    if let Some(user) = ports.store.find_user_by_email(&request.email.hash())? {
        return remind(ports, request, &user);
    }
    let test = ports.rules.tests.covers(request.test, &request.email);
    let check = ports.random.check()?;
    let confirmation = confirmation(ports, request, None, Purpose::Signup, &check)?;
    let link = ports.rules.website.confirm_link(request.language, "signup", confirmation.id, &check);
    let new = NewUser {
        email: request.email.clone(),
        language: request.language,
        role: request.role.filter(|_| test).unwrap_or(Role::User),
        status: Status::Inactive,
        consent: Consent::None,
        password: ports.passwords.unusable()?,
        created_at: confirmation.created_at,
    };
    let (id, mail) = (confirmation.id, (!test).then(|| mail(request, Letter::Signup { link })));
    match ports.store.create_user(new, Some(confirmation), mail) {
        Ok(_) => Ok(SignedUp { email: request.email.clone(), confirmation: test.then_some(id) }),
        // Somebody else signed up with this address since we looked.
        Err(StoreError::Conflict(Conflict::Email)) => match ports.store.find_user_by_email(&request.email.hash())? {
            Some(user) => remind(ports, request, &user),
            None => Err(Error::CreateAccountFailed(StoreError::Conflict(Conflict::Email))),
        },
        Err(error) => Err(Error::CreateAccountFailed(error)),
    }
}

/// Tells somebody who has an account what to do with it.
fn remind(ports: &Ports, request: &SignupRequest, user: &User) -> Result<SignedUp, Error> {
    let website = &ports.rules.website;
    if !ports.rules.tests.covers(request.test, &request.email) {
        let (purpose, action): (fn(Signup) -> Purpose, _) = match user.status {
            Status::Inactive => (Purpose::Signup, "signup"),
            Status::Active => (Purpose::SignupExisting, "signin"),
            Status::Disabled | Status::Blocked => {
                ports.store.enqueue_mail(mail(request, Letter::SignupDisabled), ports.clock.now())?;
                return Ok(SignedUp { email: request.email.clone(), confirmation: None });
            }
        };
        let check = ports.random.check()?;
        let confirmation = confirmation(ports, request, Some(user.id), purpose, &check)?;
        let link = website.confirm_link(request.language, action, confirmation.id, &check);
        let letter = match user.status {
            Status::Inactive => Letter::Signup { link },
            _ => Letter::SignupExisting { link },
        };
        ports.store.create_confirmation(&confirmation, Some(mail(request, letter)))?;
    }
    Ok(SignedUp { email: request.email.clone(), confirmation: None })
}

fn confirmation(
    ports: &Ports,
    request: &SignupRequest,
    user: Option<UserId>,
    purpose: fn(Signup) -> Purpose,
    check: &Secret,
) -> Result<Confirmation, Error> {
    Ok(Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: ports.clock.now(),
        user,
        purpose: purpose(Signup {
            language: LanguageCode(request.language),
            email: request.email.clone(),
            ehash: request.email.hash(),
            check: check.clone(),
        }),
    })
}

fn mail(request: &SignupRequest, letter: Letter) -> Mail {
    Mail { to: request.email.clone(), cc: None, language: LanguageCode(request.language), letter }
}
