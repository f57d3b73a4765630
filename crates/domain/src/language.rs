//! The languages that FreeSewing speaks.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// A language of the website and its mails.
///
/// ```
/// use freesewing_domain::language::Language;
/// assert_eq!("uk".parse(), Ok(Language::Uk));
/// assert!("EN".parse::<Language>().is_err(), "codes are exact");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Language {
    /// English
    #[default]
    En,
    /// German
    De,
    /// Spanish
    Es,
    /// French
    Fr,
    /// Dutch
    Nl,
    /// Ukrainian
    Uk,
}

impl Language {
    /// All of them, in the order of the wire.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The code on the wire: `en`, `de`, `es`, `fr`, `nl`, `uk`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Whether FreeSewing is translated to it. It is written in English, so that is the one which is not.
    #[must_use]
    pub const fn is_translated(self) -> bool {
        !matches!(self, Self::En)
    }
}
