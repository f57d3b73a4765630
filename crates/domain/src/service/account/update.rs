use super::address::{AddressStep, EmailProof, ask, prove};
use super::consent::note_consent;
use super::picture;
use crate::access::{Action, Caller, Credential};
use crate::activity;
use crate::confirmation::Kind;
use crate::email::Email;
use crate::error::{Error, Field, check_length};
use crate::guesses::Proof;
use crate::ids::ConfirmationId;
use crate::ports::{Conflict, Errand, Ports, StoreError};
use crate::secret::Secret;
use crate::service::activity::record;
use crate::service::image::Attachment;
use crate::service::{guess, pace};
use crate::time::Timestamp;
use crate::user::{MAX_PASSWORD, User, UserPatch};

/// What the owner of an account would like to change.
#[derive(Clone, Debug, Default)]
pub struct AccountChange {
    /// The simple fields; its `password` and `tokens_from` are set here.
    pub patch: UserPatch,
    /// A new password.
    pub password: Option<Secret>,
    /// Beside a new password: end every token that was issued before.
    pub sign_out_elsewhere: bool,
    /// A new address, to be confirmed by mail.
    pub email: Option<Email>,
    /// The proof that came by such a mail.
    pub proof: Option<EmailProof>,
    /// A new picture, see [`receive_picture`](super::receive_picture).
    pub picture: Attachment,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct AccountChanged {
    /// The account as it stands now.
    pub user: User,
    /// The confirmation that was made or used, for tests.
    pub confirmation: Option<ConfirmationId>,
    /// A fresh token, when the old ones ended; none for a key whose owner signs in with a second factor.
    pub token: Option<Secret>,
}

/// Changes the account of the caller. A name that is taken is left aside, and so is an address that has an account:
/// the answer does not tell. A new password takes a while to hash, so call this where blocking is fine.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::TooLong`], [`Error::NotFound`] for a proof that is not the caller's,
/// [`Error::RateLimitExceeded`] for too many passwords or mails.
pub fn update(ports: &Ports, caller: &Caller, change: AccountChange) -> Result<AccountChanged, Error> {
    caller.may(Action::UpdateAccount)?;
    let now = ports.clock.now();
    let before = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    let email = change.email.as_ref().filter(|email| **email != before.email);
    if change.password.is_some() || email.is_some() || change.proof.is_some() {
        caller.may(Action::UpdateSignIn)?;
    }
    if change.password.is_some() {
        pace::errand_of(ports, caller, Errand::NewPassword)?;
    }
    let test = ports.rules.tests.covers(change.test, email.unwrap_or(&before.email));
    let language = change.patch.language.unwrap_or(before.language);
    let step = match (email, change.proof) {
        (Some(email), _) => ask(ports, &before, email, language, test)?,
        (None, Some(proof)) => prove(ports, &before, proof)?,
        (None, None) => AddressStep::None,
    };
    let patch = with_password(ports, change.patch, change.password.as_ref(), change.sign_out_elsewhere, now)?;
    let (user, done) = match save(ports, caller, &patch, &step, now) {
        // Somebody signed up with the new address since.
        Err(Error::Store(StoreError::Conflict(Conflict::Email))) => {
            (save(ports, caller, &patch, &AddressStep::None, now)?, &AddressStep::None)
        }
        other => (other?, &step),
    };
    note(ports, caller, &patch, done);
    note_consent(ports, caller, before.consent, user.consent);
    if patch.password.is_some() {
        // What was guessed so far was guessed at another one.
        guess::forget(ports, user.id, &[Proof::Password])?;
    }
    picture::keep(ports, &user, &change.picture);
    // A key is no way around the second factor.
    let signed_in = caller.credential == Credential::Token || !user.mfa_enabled;
    let token = patch.tokens_from.filter(|_| signed_in).map(|_| ports.tokens.sign(&user, now)).transpose()?;
    Ok(AccountChanged { user, confirmation: step.confirmation().filter(|_| test), token })
}

/// Notes what matters of a change.
fn note(ports: &Ports, caller: &Caller, patch: &UserPatch, step: &AddressStep) {
    let address = match step {
        AddressStep::Ask { .. } => Some(activity::Kind::EmailChangeRequested),
        AddressStep::Replace { .. } => Some(activity::Kind::EmailChanged),
        AddressStep::Wrong { .. } | AddressStep::None => None,
    };
    let password = patch.password.as_ref().map(|_| activity::Kind::PasswordChanged);
    for kind in [address, password].into_iter().flatten() {
        record(ports, caller.user, kind).by(caller).keep();
    }
}

fn with_password(
    ports: &Ports,
    mut patch: UserPatch,
    password: Option<&Secret>,
    sign_out_elsewhere: bool,
    now: Timestamp,
) -> Result<UserPatch, Error> {
    if let Some(password) = password {
        check_length(Field::Password, password.expose(), MAX_PASSWORD)?;
        patch.password = Some(ports.passwords.hash(password)?);
        patch.tokens_from = sign_out_elsewhere.then_some(now);
    }
    Ok(patch)
}

/// Writes the change and what comes of the address, both or neither; without the name if that is taken.
fn save(ports: &Ports, caller: &Caller, patch: &UserPatch, step: &AddressStep, now: Timestamp) -> Result<User, Error> {
    let write = |patch: &UserPatch| match step {
        AddressStep::Ask { confirmation, mail } => {
            ports.store.create_confirmation_with_change(confirmation, mail.clone(), &|user| patch.apply(user, now))
        }
        AddressStep::Replace { confirmation, new } => {
            ports.store.redeem_confirmation(*confirmation, &[Kind::EmailChange], &|user| {
                user.email.clone_from(new);
                patch.apply(user, now)
            })
        }
        AddressStep::Wrong { .. } | AddressStep::None => {
            ports.store.update_user(caller.user, &|user| patch.apply(user, now))
        }
    };
    let written = match write(patch) {
        Err(Error::Store(StoreError::Conflict(Conflict::Username))) => {
            write(&UserPatch { username: None, ..patch.clone() })
        }
        other => other,
    };
    written?.ok_or(Error::NotFound)
}
