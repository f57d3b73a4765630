//! What whoever runs a server may decide about FreeSewing's rules.

use std::collections::HashMap;

use crate::apikey::KeyPolicy;
use crate::email::{Email, EmailHash};
use crate::ids::{ApikeyId, ConfirmationId, SubscriberId};
use crate::image::DEFAULT_IMAGE;
use crate::language::Language;
use crate::limits::RateLimits;
use crate::secret::Secret;

/// The decisions, in one place.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Which server tokens and keys are for: `<url>/<instance>`.
    pub audience: String,
    /// Where callers reach this server, without a slash at the end; links to pages of ours begin with it.
    pub api: String,
    /// How API keys are given out.
    pub keys: KeyPolicy,
    /// Where links in mails lead.
    pub website: Website,
    /// Whether requests may ask to be treated as tests.
    pub tests: TestMode,
    /// Who gets what people tell the maintainers.
    pub maintainer: Email,
    /// Where translators work.
    pub translators: Translators,
    /// Which pictures stand for what has none of its own.
    pub avatars: Avatars,
    /// Calls in 24 hours up to which nobody is told that the use of a key is unusual; `None` when nobody ever is.
    pub unusual_calls: Option<u32>,
    /// How much callers may do; `None` when there are no limits.
    pub limits: Option<RateLimits>,
}

/// The floor of [`Rules::unusual_calls`], where nothing else is said.
pub const UNUSUAL_CALLS: u32 = 10_000;

impl Rules {
    /// The link that revokes a key: a page of this server, with both halves of the secret.
    #[must_use]
    pub fn revoke_link(&self, id: ConfirmationId, check: &Secret) -> String {
        format!("{}/apikeys/revoke/{id}/{}", self.api, check.expose())
    }

    /// Where a key is rotated, by its owner who is signed in.
    #[must_use]
    pub fn rotate_address(&self, key: ApikeyId) -> String {
        format!("{}/apikeys/{key}/rotate/jwt", self.api)
    }
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

    /// The link that confirms a subscription to the newsletter (`subscribe`), or ends it (`unsubscribe`).
    #[must_use]
    pub fn newsletter_link(&self, language: Language, action: &str, id: SubscriberId, hash: &EmailHash) -> String {
        let hash = hash.as_str();
        self.page(language, &format!("/newsletter/{action}?id={id}&check={hash}"))
    }
}

/// Whether a request that says it is a test is treated as one: no mail goes out and the confirmation's id is answered.
///
/// ```
/// use freesewing_domain::email::Email;
/// use freesewing_domain::rules::TestMode;
///
/// let tests = TestMode { domain: Some("freesewing.dev".into()), mails: false };
/// assert!(tests.covers(true, &Email::from_stored("joost@FREESEWING.dev")));
/// assert!(!tests.covers(true, &Email::from_stored("joost@example.com")));
/// assert!(!TestMode::default().covers(true, &Email::from_stored("joost@freesewing.dev")));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestMode {
    /// The domain of addresses that tests may use; `None` when there are no tests.
    pub domain: Option<String>,
    /// Whether a test of the newsletter sends its mail all the same.
    pub mails: bool,
}

impl TestMode {
    /// Whether a request that concerns this address, and says whether it is a test, is one.
    #[must_use]
    pub fn covers(&self, asked: bool, email: &Email) -> bool {
        asked && self.domain.as_deref().is_some_and(|domain| email.is_in(domain))
    }
}

/// The project where translators work, and the invitations to it.
///
/// ```
/// use freesewing_domain::language::Language;
/// use freesewing_domain::rules::Translators;
/// use freesewing_domain::secret::Secret;
///
/// let mut translators = Translators::default();
/// translators.invite(Language::Nl, Secret::new("0123abcd"));
/// let link = translators.link(Language::Nl);
/// assert_eq!(link, "https://translate.freesewing.org/project/freesewing/invite?h=0123abcd");
/// assert_eq!(translators.link(Language::De), "https://translate.freesewing.org/");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Translators {
    /// Whoever has one may join, so they are not for everybody's eyes.
    invitations: HashMap<Language, Secret>,
}

impl Translators {
    const SITE: &'static str = "https://translate.freesewing.org/";

    /// Keeps the invitation for a language: the word that Crowdin puts behind `?h=`.
    pub fn invite(&mut self, language: Language, invitation: Secret) {
        self.invitations.insert(language, invitation);
    }

    /// Whether there is an invitation for a language.
    #[must_use]
    pub fn has_invitation(&self, language: Language) -> bool {
        self.invitations.contains_key(&language)
    }

    /// Where to join the translators of a language. Without an invitation this is the front door, where one can ask.
    #[must_use]
    pub fn link(&self, language: Language) -> String {
        match self.invitations.get(&language) {
            Some(invitation) => format!("{}project/freesewing/invite?h={}", Self::SITE, invitation.expose()),
            None => Self::SITE.to_owned(),
        }
    }
}
