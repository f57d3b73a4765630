//! Who is told what, and who is invited where.

use freesewing_domain::email::Email;
use freesewing_domain::language::Language;
use freesewing_domain::rules::Translators;
use freesewing_domain::secret::Secret;

use super::SettingError;
use super::read::Reader;

/// The invitations to translate, by language.
pub(super) const INVITATIONS: [(Language, &str); 5] = [
    (Language::Nl, "BACKEND_CROWDIN_INVITE_NL"),
    (Language::Fr, "BACKEND_CROWDIN_INVITE_FR"),
    (Language::De, "BACKEND_CROWDIN_INVITE_DE"),
    (Language::Es, "BACKEND_CROWDIN_INVITE_ES"),
    (Language::Uk, "BACKEND_CROWDIN_INVITE_UK"),
];

pub(super) fn maintainer(from: Reader<'_>) -> Result<Email, SettingError> {
    const NAME: &str = "BACKEND_MAINTAINER";
    let address = from.text(NAME, "joost@freesewing.org");
    Email::parse(&address).map_err(|_| SettingError::new(NAME, format!("{address:?} is not an e-mail address")))
}

pub(super) fn translators(from: Reader<'_>) -> Result<Translators, SettingError> {
    let mut translators = Translators::default();
    for (language, name) in INVITATIONS {
        let Some(invitation) = from.maybe(name) else { continue };
        if !invitation.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c)) {
            let problem = "this is not the word that stands behind ?h= in the link of a Crowdin invitation";
            return Err(SettingError::new(name, problem));
        }
        translators.invite(language, Secret::new(invitation));
    }
    Ok(translators)
}
