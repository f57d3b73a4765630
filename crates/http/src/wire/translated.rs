//! Names and notes in each language: one member for each, such as `nameNl`.

use freesewing_domain::language::Language;
use freesewing_domain::translated::Translated;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::Fields;

/// Names and notes that may be sent. What is no text, or empty, is left aside.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct SentTexts {
    /// In German; 500 characters at most, as in each language.
    pub name_de: Option<String>,
    /// In English; needed for something new.
    pub name_en: Option<String>,
    /// In Spanish.
    pub name_es: Option<String>,
    /// In French.
    pub name_fr: Option<String>,
    /// In Dutch.
    pub name_nl: Option<String>,
    /// In Ukrainian.
    pub name_uk: Option<String>,
    /// In German; Markdown, 100,000 characters at most, as in each language.
    pub notes_de: Option<String>,
    /// In English.
    pub notes_en: Option<String>,
    /// In Spanish.
    pub notes_es: Option<String>,
    /// In French.
    pub notes_fr: Option<String>,
    /// In Dutch.
    pub notes_nl: Option<String>,
    /// In Ukrainian.
    pub notes_uk: Option<String>,
}

/// Reads the text in each language of what is called `member` in the singular: `name` for `nameDe` and so on.
pub(super) fn texts(fields: &Fields<'_>, member: &str) -> Translated {
    let mut texts = Translated::default();
    for language in Language::ALL {
        if let Some(text) = fields.text(&format!("{member}{}", suffix(*language))) {
            texts.set(*language, text);
        }
    }
    texts
}

const fn suffix(language: Language) -> &'static str {
    match language {
        Language::De => "De",
        Language::En => "En",
        Language::Es => "Es",
        Language::Fr => "Fr",
        Language::Nl => "Nl",
        Language::Uk => "Uk",
    }
}

/// Names and notes that go out; empty where there are none.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct Texts {
    name_de: String,
    #[openapi(example = "Her")]
    name_en: String,
    name_es: String,
    name_fr: String,
    #[openapi(example = "Haar")]
    name_nl: String,
    name_uk: String,
    /// Markdown.
    notes_de: String,
    /// Markdown.
    notes_en: String,
    /// Markdown.
    notes_es: String,
    /// Markdown.
    notes_fr: String,
    /// Markdown.
    notes_nl: String,
    /// Markdown.
    notes_uk: String,
}

impl Texts {
    /// Names and notes.
    #[must_use]
    pub fn new(names: &Translated, notes: &Translated) -> Self {
        let name = |language| names.get(language).to_owned();
        let note = |language| notes.get(language).to_owned();
        Self {
            name_de: name(Language::De),
            name_en: name(Language::En),
            name_es: name(Language::Es),
            name_fr: name(Language::Fr),
            name_nl: name(Language::Nl),
            name_uk: name(Language::Uk),
            notes_de: note(Language::De),
            notes_en: note(Language::En),
            notes_es: note(Language::Es),
            notes_fr: note(Language::Fr),
            notes_nl: note(Language::Nl),
            notes_uk: note(Language::Uk),
        }
    }
}
