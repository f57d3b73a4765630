use crate::access::Role;
use crate::confirmation::{Confirmation, LanguageCode, Purpose, SigninLink};
use crate::email::Email;
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::language::Language;
use crate::ports::Ports;
use crate::user::{Consent, NewUser, Status, User};

/// An account that is an administrator's now.
#[derive(Clone, Debug)]
pub struct Granted {
    /// The account.
    pub user: User,
    /// A link that signs in, once.
    pub link: String,
    /// What the link stands for.
    pub confirmation: Confirmation,
}

/// Makes an administrator of whoever has this address, with a new account if there is none. This asks nobody's leave:
/// it is for whoever runs the server, at its command line.
///
/// # Errors
/// [`Error::Store`], [`Error::Internal`]
pub fn grant(ports: &Ports, email: &Email) -> Result<Granted, Error> {
    let now = ports.clock.now();
    let user = match ports.store.find_user_by_email(&email.hash())? {
        Some(user) => promote(ports, &user)?,
        None => ports.store.create_user(
            NewUser {
                email: email.clone(),
                language: Language::En,
                role: Role::Admin,
                status: Status::Active,
                consent: Consent::None,
                password: ports.passwords.unusable()?,
                created_at: now,
            },
            None,
            None,
        )?,
    };
    let confirmation = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: now,
        user: Some(user.id),
        purpose: Purpose::SigninLink(SigninLink {
            language: LanguageCode(user.language),
            check: ports.random.check()?,
        }),
    };
    ports.store.create_confirmation(&confirmation, None)?;
    let link = ports.rules.website.confirm_link(user.language, "signin", &confirmation);
    Ok(Granted { user, link, confirmation })
}

fn promote(ports: &Ports, user: &User) -> Result<User, Error> {
    let now = ports.clock.now();
    let updated = ports.store.update_user(user.id, &|user| {
        user.role = Role::Admin;
        user.status = Status::Active;
        user.updated_at = Some(now);
        Ok(())
    })?;
    updated.ok_or(Error::NotFound)
}
