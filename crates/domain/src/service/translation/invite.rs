use crate::access::{Action, Caller};
use crate::confirmation::LanguageCode;
use crate::error::Error;
use crate::language::Language;
use crate::mail::{Letter, Mail};
use crate::ports::{Errand, Ports};
use crate::service::pace;

/// Mails the caller an invitation to the translators of a language.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::LanguageInvalid`] for a language that FreeSewing is not translated to,
/// [`Error::RateLimitExceeded`]
pub fn invite(ports: &Ports, caller: &Caller, language: Language) -> Result<(), Error> {
    caller.may(Action::AskToTranslate)?;
    if !language.is_translated() {
        return Err(Error::LanguageInvalid);
    }
    pace::errand_of(ports, caller, Errand::Flow)?;
    let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    let letter = Letter::TranslatorInvite { link: ports.rules.translators.link(language) };
    let mail = Mail { to: user.email, cc: None, language: LanguageCode(language), letter };
    Ok(ports.store.enqueue_mail(mail, ports.clock.now())?)
}
