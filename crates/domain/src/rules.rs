//! What whoever runs a server may decide about FreeSewing's rules.

use crate::apikey::KeyPolicy;
use crate::email::Email;
use crate::ids::ConfirmationId;
use crate::language::Language;
use crate::secret::Secret;
use crate::set::DEFAULT_IMAGE;

/// The decisions, in one place.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Which server tokens and keys are for: `<url>/<instance>`.
    pub audience: String,
    /// How API keys are given out.
    pub keys: KeyPolicy,
    /// Where links in mails lead.
    pub website: Website,
    /// Whether requests may ask to be treated as tests.
    pub tests: TestMode,
    /// Which pictures stand for what has none of its own.
    pub avatars: Avatars,
}

/// The ids of the pictures that stand for what has none of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avatars {
    /// For accounts.
    pub user: String,
    /// For measurement sets.
    pub set: String,
    /// For curated sets.
    pub curated_set: String,
    /// For patterns.
    pub pattern: String,
    /// For option packs.
    pub option_pack: String,
}

impl Avatars {
    /// Whether a picture is one of these.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        [&self.user, &self.set, &self.curated_set, &self.pattern, &self.option_pack]
            .into_iter()
            .any(|avatar| avatar == id)
    }
}

impl Default for Avatars {
    fn default() -> Self {
        let id = || DEFAULT_IMAGE.to_owned();
        Self { user: id(), set: id(), curated_set: id(), pattern: id(), option_pack: id() }
    }
}

/// The website that people use; links in mails lead there.
///
/// ```
/// use freesewing_domain::language::Language;
/// use freesewing_domain::rules::Website;
///
/// let website = Website { scheme: "https".into(), domain: "freesewing.org".into() };
/// assert_eq!(website.page(Language::En, "/docs"), "https://freesewing.org/docs");
/// assert_eq!(website.page(Language::Nl, "/docs"), "https://freesewing.org/nl/docs");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Website {
    /// `https` or `http`.
    pub scheme: String,
    /// Host, and port if it is not the usual one.
    pub domain: String,
}

impl Website {
    /// The address of a page in a language; English pages have no prefix.
    #[must_use]
    pub fn page(&self, language: Language, path: &str) -> String {
        let Self { scheme, domain } = self;
        match language {
            Language::En => format!("{scheme}://{domain}{path}"),
            other => format!("{scheme}://{domain}/{}{path}", other.code()),
        }
    }

    /// The link that stands for a confirmation: the page that `action` names, with both halves of the secret.
    #[must_use]
    pub fn confirm_link(&self, language: Language, action: &str, id: ConfirmationId, check: &Secret) -> String {
        let check = check.expose();
        self.page(language, &format!("/confirm/{action}?id={id}&check={check}"))
    }
}

/// Whether a request that says it is a test is treated as one: no mail goes out and the confirmation's id is answered.
///
/// ```
/// use freesewing_domain::email::Email;
/// use freesewing_domain::rules::TestMode;
///
/// let tests = TestMode { domain: Some("freesewing.dev".into()) };
/// assert!(tests.covers(true, &Email::from_stored("joost@FREESEWING.dev")));
/// assert!(!tests.covers(true, &Email::from_stored("joost@example.com")));
/// assert!(!TestMode { domain: None }.covers(true, &Email::from_stored("joost@freesewing.dev")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestMode {
    /// The domain of addresses that tests may use; `None` when there are no tests.
    pub domain: Option<String>,
}

impl TestMode {
    /// Whether a request that concerns this address, and says whether it is a test, is one.
    #[must_use]
    pub fn covers(&self, asked: bool, email: &Email) -> bool {
        asked && self.domain.as_deref().is_some_and(|domain| email.is_in(domain))
    }
}
