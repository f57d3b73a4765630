//! The two steps by which the address of an account changes: ask for it, and prove that the new one can be read.

use crate::confirmation::{Confirmation, EmailChange, FromTo, LanguageCode, Purpose};
use crate::email::Email;
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::language::Language;
use crate::mail::{Letter, Mail};
use crate::ports::Ports;
use crate::secret::Secret;
use crate::service::pace;
use crate::user::User;

/// Both halves of the link that was mailed to a new address.
#[derive(Clone, Debug)]
pub struct EmailProof {
    /// Which confirmation; `None` when what was sent cannot be one.
    pub confirmation: Option<ConfirmationId>,
    /// Its other half.
    pub check: Secret,
}

/// What a change of an account does about its address.
pub(super) enum AddressStep {
    /// Nothing.
    None,
    /// Has the new address confirmed.
    Ask { confirmation: Box<Confirmation>, mail: Option<Mail> },
    /// Replaces the address.
    Replace { confirmation: ConfirmationId, new: Email },
    /// Nothing, because the proof is not right.
    Wrong { confirmation: ConfirmationId },
}

impl AddressStep {
    /// The confirmation that it makes or looks at.
    pub(super) const fn confirmation(&self) -> Option<ConfirmationId> {
        match self {
            Self::None => None,
            Self::Ask { confirmation, .. } => Some(confirmation.id),
            Self::Replace { confirmation, .. } | Self::Wrong { confirmation } => Some(*confirmation),
        }
    }
}

/// Makes a link that goes to the new address, and tells the old one. Nothing, when the address has an account.
pub(super) fn ask(
    ports: &Ports,
    user: &User,
    email: &Email,
    language: Language,
    test: bool,
) -> Result<AddressStep, Error> {
    if !test {
        pace::ask_for_mail(ports, &email.hash())?;
    }
    if ports.store.find_user_by_email(&email.hash())?.is_some() {
        return Ok(AddressStep::None);
    }
    let mailed = !test && pace::may_mail(ports, email)?;
    let check = ports.random.check()?;
    let confirmation = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: ports.clock.now(),
        user: Some(user.id),
        purpose: Purpose::EmailChange(EmailChange {
            language: LanguageCode(language),
            check: check.clone(),
            email: FromTo { current: user.email.clone(), new: email.clone() },
        }),
    };
    let link = ports.rules.website.confirm_link(language, "emailchange", confirmation.id, &check);
    let mail = mailed.then(|| Mail {
        to: email.clone(),
        cc: Some(user.email.clone()),
        language: LanguageCode(language),
        letter: Letter::EmailChange { link },
    });
    Ok(AddressStep::Ask { confirmation: Box::new(confirmation), mail })
}

/// Looks at a proof. One that is not the user's is not found; a wrong check is no error.
pub(super) fn prove(ports: &Ports, user: &User, proof: EmailProof) -> Result<AddressStep, Error> {
    let now = ports.clock.now();
    let confirmation = proof.confirmation.ok_or(Error::NotFound)?;
    let found = ports.store.find_confirmation(confirmation)?;
    let found = found.filter(|found| !found.is_expired(now) && found.user == Some(user.id));
    let Some(Purpose::EmailChange(change)) = found.map(|found| found.purpose) else {
        return Err(Error::NotFound);
    };
    let right = change.check.matches(proof.check.expose()) && change.email.current == user.email;
    Ok(if right {
        AddressStep::Replace { confirmation, new: change.email.new }
    } else {
        AddressStep::Wrong { confirmation }
    })
}
