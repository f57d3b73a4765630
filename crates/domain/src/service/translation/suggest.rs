use serde::Serialize;
use serde_json::Value;

use crate::access::{Action, Caller};
use crate::confirmation::LanguageCode;
use crate::error::{Error, Field, check_length};
use crate::language::Language;
use crate::mail::{Letter, Mail};
use crate::ports::{Errand, Ports};
use crate::service::pace;
use crate::user::User;

/// The most characters of a suggestion, as the indented JSON that the maintainer reads.
pub const MAX_SUGGESTION: usize = 20_000;

/// Mails the maintainer that the caller proposes a language: everything that was sent, and who sent it.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::TooLong`], [`Error::RateLimitExceeded`]
pub fn suggest(ports: &Ports, caller: &Caller, sent: &Value) -> Result<(), Error> {
    caller.may(Action::AskToTranslate)?;
    pace::errand_of(ports, caller, Errand::Flow)?;
    let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    // What is nested deeply grows much by being indented, so it is measured before that too.
    check_length(Field::Body, &sent.to_string(), MAX_SUGGESTION)?;
    let suggestion = indented(sent)?;
    check_length(Field::Body, &suggestion, MAX_SUGGESTION)?;
    let letter = Letter::LanguageSuggestion { suggestion, account: indented(&Suggester::from(&user))? };
    let mail = Mail { to: ports.rules.maintainer.clone(), cc: None, language: LanguageCode(Language::En), letter };
    Ok(ports.store.enqueue_mail(mail, ports.clock.now())?)
}

/// What a maintainer gets to know of whoever proposes a language: enough to answer, and to see that they are no
/// stranger. Named field by field, so that no secret of an account ever gets into a mail.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Suggester<'a> {
    id: i64,
    username: &'a str,
    email: &'a str,
    language: &'static str,
    bio: &'a str,
    role: &'static str,
    patron: i64,
    created_at: String,
}

impl<'a> From<&'a User> for Suggester<'a> {
    fn from(user: &'a User) -> Self {
        Self {
            id: user.id.0,
            username: user.username.as_str(),
            email: user.email.as_str(),
            language: user.language.code(),
            bio: &user.bio,
            role: user.role.name(),
            patron: user.patron,
            created_at: user.created_at.to_string(),
        }
    }
}

fn indented(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string_pretty(value).map_err(|error| Error::Internal(error.to_string()))
}
