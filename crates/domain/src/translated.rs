//! A text in several languages.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Field, check_length};
use crate::language::Language;

/// A text in each language of the website; empty where there is none.
///
/// ```
/// use freesewing_domain::language::Language;
/// use freesewing_domain::translated::Translated;
///
/// let mut names = Translated::default();
/// names.set(Language::Nl, "Haar");
/// assert_eq!((names.get(Language::Nl), names.get(Language::En)), ("Haar", ""));
/// assert_eq!(Translated::everywhere("Her").get(Language::Uk), "Her");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Translated {
    de: String,
    en: String,
    es: String,
    fr: String,
    nl: String,
    uk: String,
}

impl Translated {
    /// The same text in every language.
    #[must_use]
    pub fn everywhere(text: &str) -> Self {
        let mut same = Self::default();
        for language in Language::ALL {
            same.set(*language, text);
        }
        same
    }

    /// The text in a language; empty when there is none.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
            Language::Es => &self.es,
            Language::Fr => &self.fr,
            Language::Nl => &self.nl,
            Language::Uk => &self.uk,
        }
    }

    /// Puts a text in the place of the one in a language.
    pub fn set(&mut self, language: Language, text: &str) {
        let place = match language {
            Language::De => &mut self.de,
            Language::En => &mut self.en,
            Language::Es => &mut self.es,
            Language::Fr => &mut self.fr,
            Language::Nl => &mut self.nl,
            Language::Uk => &mut self.uk,
        };
        text.clone_into(place);
    }

    /// Lays another one over this: a text that is empty there stays as it is here.
    pub fn lay_over(&mut self, other: &Self) {
        for language in Language::ALL {
            let text = other.get(*language);
            if !text.is_empty() {
                self.set(*language, text);
            }
        }
    }

    /// Refuses a text of more than `limit` characters in any language.
    ///
    /// # Errors
    /// [`Error::TooLong`] that names `field`.
    pub fn check_length(&self, field: Field, limit: usize) -> Result<(), Error> {
        Language::ALL.iter().try_for_each(|language| check_length(field, self.get(*language), limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_over_leaves_the_other_languages_alone() {
        let mut names = Translated::everywhere("Her");
        let mut dutch = Translated::default();
        dutch.set(Language::Nl, "Haar");
        names.lay_over(&dutch);
        assert_eq!((names.get(Language::Nl), names.get(Language::De)), ("Haar", "Her"));
    }

    #[test]
    fn is_kept_by_language_code() {
        let mut names = Translated::default();
        names.set(Language::Uk, "Вона");
        let json = serde_json::to_string(&names).unwrap();
        assert_eq!(json, r#"{"de":"","en":"","es":"","fr":"","nl":"","uk":"Вона"}"#);
        assert_eq!(serde_json::from_str::<Translated>(r#"{"uk":"Вона"}"#).unwrap(), names, "a missing one is empty");
    }

    #[test]
    fn every_language_has_the_limit() {
        for language in Language::ALL {
            let mut text = Translated::default();
            text.set(*language, "ééé");
            assert!(text.check_length(Field::Name, 3).is_ok());
            assert_eq!(text.check_length(Field::Name, 2).unwrap_err().identifier(), "nameTooLong");
        }
    }
}
