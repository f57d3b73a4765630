//! What a server is.

use freesewing_domain::confirmation::Provider;
use freesewing_domain::language::Language;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::Outcome;

/// The answer to what this server is.
#[derive(Serialize, Apiv2Schema)]
pub struct AboutAnswer {
    result: Outcome,
    about: About,
}

/// What callers should know of a server.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
struct About {
    /// Which version runs.
    #[openapi(example = "0.1.0")]
    version: String,
    /// The languages that an account, its mails and the pages may have.
    languages: Vec<String>,
    /// The providers that people may sign in with: `github`, `google`, both or none.
    sign_in_with: Vec<String>,
    /// The folder that mails lie in, as whoever runs the server named it; `null` where mails are sent.
    #[openapi(example = "./mail")]
    mail_folder: Option<String>,
}

impl AboutAnswer {
    /// This version, with these providers.
    #[must_use]
    pub fn new(mail_folder: Option<&str>, providers: impl Iterator<Item = Provider>) -> Self {
        let about = About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            languages: Language::ALL.iter().map(|language| language.code().to_owned()).collect(),
            sign_in_with: providers.map(|provider| provider.name().to_owned()).collect(),
            mail_folder: mail_folder.map(str::to_owned),
        };
        Self { result: Outcome::Success, about }
    }
}
