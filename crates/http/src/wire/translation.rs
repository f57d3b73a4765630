//! Helping to translate.

use freesewing_domain::error::Error;
use freesewing_domain::language::Language;
use paperclip::actix::Apiv2Schema;
use serde_json::Value;

use super::{Fields, Readable};

/// What to send to be invited to the translators.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"language": "nl"}"#)]
pub struct InviteBody {
    /// The language to translate to: de, es, fr, nl or uk.
    pub language: String,
}

impl Readable for InviteBody {
    type Read = Language;

    fn read(fields: &Fields<'_>) -> Result<Language, Error> {
        fields.not_empty()?;
        let language = fields.truthy("language").ok_or(Error::LanguageMissing)?;
        let language: Option<Language> = language.as_str().and_then(|code| code.parse().ok());
        language.filter(|language| language.is_translated()).ok_or(Error::LanguageInvalid)
    }
}

/// What to send to propose a language. Whatever else you send is passed on to the maintainer too.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"language": "sv", "help": true, "comments": "There are three of us."}"#)]
pub struct SuggestionBody {
    /// The language.
    pub language: String,
}

impl Readable for SuggestionBody {
    type Read = Value;

    fn read(fields: &Fields<'_>) -> Result<Value, Error> {
        fields.not_empty()?;
        fields.truthy("language").filter(|language| language.is_string()).ok_or(Error::LanguageMissing)?;
        Ok(fields.0.clone())
    }
}
