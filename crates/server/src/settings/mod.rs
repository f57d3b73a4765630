//! What the variables mean. Every one is read here, and nowhere else; docs/OPERATIONS.md lists them.

mod exports;
mod github;
mod images;
mod limits;
mod mail;
mod oauth;
mod people;
mod read;
mod ses;
mod show;
mod warnings;
mod website;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use freesewing_domain::apikey::KeyPolicy;
use freesewing_domain::email::Email;
use freesewing_domain::limits::RateLimits;
use freesewing_domain::rules::{Avatars, TestMode, Translators, Website};
use freesewing_domain::secret::Secret;
use freesewing_http::proxies::TrustedProxies;
use freesewing_outbound::images::ImagePlace;
use freesewing_outbound::settings::MailSettings;

use crate::environment::Environment;
pub(crate) use exports::ExportSettings;
pub(crate) use github::GithubSettings;
pub(crate) use oauth::OauthSettings;
use read::Reader;
pub(crate) use warnings::WarningSettings;

/// A setting that makes no sense.
#[derive(Debug, thiserror::Error)]
#[error("{variable}: {problem}")]
pub(crate) struct SettingError {
    variable: &'static str,
    problem: String,
}

impl SettingError {
    pub(crate) fn new(variable: &'static str, problem: impl Into<String>) -> Self {
        Self { variable, problem: problem.into() }
    }
}

/// Where things are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Database {
    /// In memory, gone with the process.
    Memory,
    /// In a SQLite file.
    Sqlite(PathBuf),
}

/// The settings in force.
pub(crate) struct Settings {
    /// Whether this is production.
    pub(crate) production: bool,
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// Where callers reach us, as it stands in tokens.
    pub(crate) url: String,
    /// The same, to append paths to.
    base: String,
    /// The name of this installation, if it is given; otherwise the database keeps one.
    pub(crate) instance: Option<String>,
    /// Where things are kept.
    pub(crate) database: Database,
    /// The key of everything, if it is given; otherwise a file keeps one.
    pub(crate) encryption_key: Option<Secret>,
    /// The key before it, if it is given; a file may keep it, too.
    pub(crate) former_key: Option<Secret>,
    /// How long a token is good for.
    pub(crate) token_life: Duration,
    /// What authenticator apps call this server.
    pub(crate) mfa_service: String,
    /// How API keys are given out.
    pub(crate) keys: KeyPolicy,
    /// Where links in mails lead.
    pub(crate) website: Website,
    /// Whether requests may ask to be treated as tests.
    pub(crate) tests: TestMode,
    /// Who gets what people tell the maintainers.
    pub(crate) maintainer: Email,
    /// Where translators work.
    pub(crate) translators: Translators,
    /// How mail leaves.
    pub(crate) mail: MailSettings,
    /// Who people may sign in with.
    pub(crate) oauth: OauthSettings,
    /// Where issues, discussions and posts go.
    pub(crate) github: GithubSettings,
    /// Where people fetch everything of theirs.
    pub(crate) exports: ExportSettings,
    /// Where pictures are kept.
    pub(crate) images: ImagePlace,
    /// Which pictures stand for what has none of its own.
    pub(crate) avatars: Avatars,
    /// How much callers may do; `None` when there are no limits.
    pub(crate) limits: Option<RateLimits>,
    /// Who is believed about where a request comes from.
    pub(crate) proxies: TrustedProxies,
    /// When the owners of keys are warned.
    pub(crate) warnings: WarningSettings,
    /// Where numbers are shown to Prometheus, if anywhere.
    pub(crate) metrics: Option<SocketAddr>,
    /// What is logged, such as `info` or `freesewing_http=debug`.
    pub(crate) log: String,
    /// Whether the log is JSON, whatever the terminal.
    pub(crate) log_json: Option<bool>,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    /// [`SettingError`] for the first that makes no sense.
    pub(crate) fn read(environment: &Environment) -> Result<Self, SettingError> {
        let from = Reader(environment);
        let port = from.number("BACKEND_PORT", 3000)?;
        let production = from.text("NODE_ENV", "development") == "production";
        let url = from.url("BACKEND_URL", &format!("http://localhost:{port}"))?;
        let base = url.trim_end_matches('/').to_owned();
        let mail = mail::read(from)?;
        Ok(Self {
            production,
            listen: SocketAddr::new(from.address("BACKEND_BIND", IpAddr::V4(Ipv4Addr::LOCALHOST))?, port),
            instance: from.maybe("BACKEND_INSTANCE"),
            database: database(from)?,
            encryption_key: from.maybe("BACKEND_ENC_KEY").map(Secret::new),
            former_key: from.maybe("BACKEND_ENC_KEY_FORMER").map(Secret::new),
            token_life: from.span("BACKEND_JWT_EXPIRY", DAY.saturating_mul(7))?,
            mfa_service: from.text("BACKEND_MFA_SERVICE", "FreeSewing"),
            keys: KeyPolicy::of_days(from.number("BACKEND_APIKEY_MAX_DAYS", 366)?),
            website: website::read(from, &mail.delivery, &base)?,
            tests: tests(from, production)?,
            maintainer: people::maintainer(from)?,
            translators: people::translators(from)?,
            mail,
            oauth: oauth::read(from)?,
            github: github::read(from)?,
            exports: exports::read(from, &base)?,
            url,
            base,
            images: images::read(from)?,
            avatars: images::avatars(from)?,
            limits: limits::read(from)?,
            proxies: limits::proxies(from)?,
            warnings: warnings::read(from)?,
            metrics: from.socket("BACKEND_METRICS_BIND")?,
            log: from.filter("BACKEND_LOG", "info,actix_server=warn")?,
            log_json: match from.one_of("BACKEND_LOG_FORMAT", &["auto", "json", "text"])?.as_str() {
                "json" => Some(true),
                "text" => Some(false),
                _ => None,
            },
        })
    }

    /// What paths are appended to. The address itself may end in a slash: it is part of tokens, so it stays as it is.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Puts in the port that the system chose, where the address of this server is not said and its port was 0. Tokens keep
    /// the address without it: they are to hold after a restart.
    pub(crate) fn take_port(&mut self, port: u16) {
        const NOWHERE: &str = "http://localhost:0";
        if self.base != NOWHERE {
            return;
        }
        let base = format!("http://localhost:{port}");
        if let Some(rest) = self.exports.url.strip_prefix("http://localhost:0/") {
            self.exports.url = format!("{base}/{rest}");
        }
        if let Some(own) = website::of(NOWHERE)
            && self.website == own
            && let Some(found) = website::of(&base)
        {
            self.website = found;
        }
        self.base = base;
    }

    /// The instance's part of [`Settings::audience`] is known once the database is open.
    pub(crate) fn audience(&self, instance: &str) -> String {
        format!("{}/{instance}", self.url)
    }
}

fn database(from: Reader<'_>) -> Result<Database, SettingError> {
    const NAME: &str = "BACKEND_DB_URL";
    let url = from.text(NAME, "./db.sqlite");
    if url == "memory:" {
        return Ok(Database::Memory);
    }
    let path = match url.split_once(':') {
        Some(("file" | "sqlite", path)) => path.split('?').next().unwrap_or_default(),
        Some((scheme, _)) if scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric()) => {
            let problem = format!("{scheme}: is no database that we know; give file:PATH, sqlite:PATH or memory:");
            return Err(SettingError::new(NAME, problem));
        }
        _ => &url,
    };
    let path = path.strip_prefix("//").unwrap_or(path);
    if path.is_empty() {
        return Err(SettingError::new(NAME, "there is no path in it; give file:PATH, such as file:./db.sqlite"));
    }
    Ok(Database::Sqlite(PathBuf::from(path)))
}

fn tests(from: Reader<'_>, production: bool) -> Result<TestMode, SettingError> {
    const NAME: &str = "BACKEND_ENABLE_TESTS";
    const ALLOW: &str = "BACKEND_ALLOW_TESTS_IN_PRODUCTION";
    if !from.flag(NAME) {
        return Ok(TestMode::default());
    }
    if production && !from.flag(ALLOW) {
        let problem =
            format!("tests hand out accounts to strangers; turn it off in production, or set {ALLOW}=yes too");
        return Err(SettingError::new(NAME, problem));
    }
    let domain = from.text("BACKEND_TEST_DOMAIN", "freesewing.dev");
    Ok(TestMode { domain: Some(domain), mails: from.flag("BACKEND_ENABLE_TESTS_EMAIL") })
}

#[cfg(test)]
mod settings_tests;
