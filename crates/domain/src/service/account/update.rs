use crate::access::{Action, Caller};
use crate::confirmation::{Confirmation, EmailChange, FromTo, Kind, LanguageCode, Purpose};
use crate::email::Email;
use crate::error::{Error, check_length};
use crate::ids::ConfirmationId;
use crate::mail::{Letter, Mail};
use crate::ports::{Conflict, Ports, StoreError};
use crate::secret::Secret;
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
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Both halves of the link that was mailed to a new address.
#[derive(Clone, Debug)]
pub struct EmailProof {
    /// Which confirmation; `None` when what was sent cannot be one.
    pub confirmation: Option<ConfirmationId>,
    /// Its other half.
    pub check: Secret,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct AccountChanged {
    /// The account as it stands now.
    pub user: User,
    /// The confirmation that was made or used, for tests.
    pub confirmation: Option<ConfirmationId>,
    /// A fresh token, when the old ones ended.
    pub token: Option<Secret>,
}

/// Changes the account of the caller. A name that is taken is left aside, and so is an address that has an account:
/// the answer does not tell. A new password takes a while to hash, so call this where blocking is fine.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::TooLong`], [`Error::NotFound`] for a proof that is not the caller's.
pub fn update(ports: &Ports, caller: &Caller, change: AccountChange) -> Result<AccountChanged, Error> {
    caller.may(Action::UpdateAccount)?;
    let now = ports.clock.now();
    let before = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    let email = change.email.as_ref().filter(|email| **email != before.email);
    if change.password.is_some() || email.is_some() || change.proof.is_some() {
        caller.may(Action::UpdateSignIn)?;
    }
    let test = ports.rules.tests.covers(change.test, email.unwrap_or(&before.email));
    // Before anything is written: a proof that is not theirs fails as a whole.
    let proof = change.proof.filter(|_| email.is_none()).map(|proof| own_proof(ports, caller, proof)).transpose()?;
    let patch = with_password(ports, change.patch, change.password.as_ref(), change.sign_out_elsewhere, now)?;
    let mut user = apply(ports, caller, &patch, now)?;
    let token = patch.tokens_from.map(|_| ports.tokens.sign(&user, now)).transpose()?;
    let confirmation = match (email, proof) {
        (Some(email), _) => ask(ports, &user, email, test)?,
        (None, Some(proof)) => {
            let id = proof.id;
            user = replace_email(ports, user, &proof)?;
            Some(id)
        }
        (None, None) => None,
    };
    Ok(AccountChanged { user, confirmation: confirmation.filter(|_| test), token })
}

fn with_password(
    ports: &Ports,
    mut patch: UserPatch,
    password: Option<&Secret>,
    sign_out_elsewhere: bool,
    now: Timestamp,
) -> Result<UserPatch, Error> {
    if let Some(password) = password {
        check_length("password", password.expose(), MAX_PASSWORD)?;
        patch.password = Some(ports.passwords.hash(password)?);
        patch.tokens_from = sign_out_elsewhere.then_some(now);
    }
    Ok(patch)
}

/// Applies the simple fields; without the name if that is taken.
fn apply(ports: &Ports, caller: &Caller, patch: &UserPatch, now: Timestamp) -> Result<User, Error> {
    let store = |patch: &UserPatch| ports.store.update_user(caller.user, &|user| patch.apply(user, now));
    let updated = match store(patch) {
        Err(Error::Store(StoreError::Conflict(Conflict::Username))) => {
            store(&UserPatch { username: None, ..patch.clone() })
        }
        other => other,
    };
    updated?.ok_or(Error::NotFound)
}

/// Mails a link to the new address, and tells the old one.
fn ask(ports: &Ports, user: &User, email: &Email, test: bool) -> Result<Option<ConfirmationId>, Error> {
    if ports.store.find_user_by_email(&email.hash())?.is_some() {
        return Ok(None);
    }
    let language = LanguageCode(user.language);
    let confirmation = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: ports.clock.now(),
        user: Some(user.id),
        purpose: Purpose::EmailChange(EmailChange {
            language,
            check: ports.random.check()?,
            email: FromTo { current: user.email.clone(), new: email.clone() },
        }),
    };
    let link = ports.rules.website.confirm_link(user.language, "emailchange", &confirmation);
    let letter = Letter::EmailChange { link };
    let mail = (!test).then(|| Mail { to: email.clone(), cc: Some(user.email.clone()), language, letter });
    ports.store.create_confirmation(&confirmation, mail)?;
    Ok(Some(confirmation.id))
}

/// A proof whose confirmation was found.
struct FoundProof {
    id: ConfirmationId,
    change: EmailChange,
    check: Secret,
}

/// Finds what a proof is about, if that is the caller's.
fn own_proof(ports: &Ports, caller: &Caller, proof: EmailProof) -> Result<FoundProof, Error> {
    let now = ports.clock.now();
    let id = proof.confirmation.ok_or(Error::NotFound)?;
    match ports.store.find_confirmation(id)?.filter(|found| !found.is_expired(now)) {
        Some(Confirmation { user: Some(owner), purpose: Purpose::EmailChange(change), .. }) if owner == caller.user => {
            Ok(FoundProof { id, change, check: proof.check })
        }
        _ => Err(Error::NotFound),
    }
}

/// Replaces the address, if the proof is good. A wrong check changes nothing and is no error.
fn replace_email(ports: &Ports, user: User, proof: &FoundProof) -> Result<User, Error> {
    let addresses = &proof.change.email;
    if !proof.change.check.matches(proof.check.expose()) || addresses.current != user.email {
        return Ok(user);
    }
    let now = ports.clock.now();
    let redeemed = ports.store.redeem_confirmation(proof.id, &[Kind::EmailChange], &|stored| {
        stored.email = addresses.new.clone();
        stored.updated_at = Some(now);
        Ok(())
    });
    match redeemed {
        // Somebody signed up with this address since.
        Err(Error::Store(StoreError::Conflict(Conflict::Email))) => Ok(user),
        other => other?.ok_or(Error::NotFound),
    }
}
