use crate::access::Role;
use crate::activity::Kind;
use crate::confirmation::{Confirmation, LanguageCode, Purpose, SigninLink};
use crate::email::Email;
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::language::Language;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::service::activity::record;
use crate::user::{Consent, NewUser, Status, User};

/// An account that is an administrator's now.
#[derive(Clone, Debug)]
pub struct Granted {
    /// The account.
    pub user: User,
    /// A link that signs in, once.
    pub link: String,
    /// The first half of what the link stands for.
    pub confirmation: ConfirmationId,
    /// The second half.
    pub check: Secret,
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
    let (confirmation, check) = (ConfirmationId(ports.random.uuid()?), ports.random.check()?);
    let kept = Confirmation {
        id: confirmation,
        created_at: now,
        user: Some(user.id),
        purpose: Purpose::SigninLink(SigninLink { language: LanguageCode(user.language), check: check.clone() }),
    };
    ports.store.create_confirmation(&kept, None)?;
    let link = ports.rules.website.confirm_link(user.language, "signin", confirmation, &check);
    Ok(Granted { user, link, confirmation, check })
}

fn promote(ports: &Ports, user: &User) -> Result<User, Error> {
    let now = ports.clock.now();
    let updated = ports.store.update_user(user.id, &|user| {
        user.role = Role::Admin;
        user.status = Status::Active;
        user.updated_at = Some(now);
        Ok(())
    })?;
    let promoted = updated.ok_or(Error::NotFound)?;
    let record = |kind| record(ports, user.id, kind);
    if promoted.role != user.role {
        record(Kind::RoleChanged).change(user.role.name(), promoted.role.name()).keep();
    }
    if promoted.status != user.status {
        record(Kind::StatusChanged).change(user.status.name(), promoted.status.name()).keep();
    }
    Ok(promoted)
}
