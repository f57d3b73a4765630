//! The parts of a server, wired as the real one wires them.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use actix_web::web::Data;
use freesewing_auth::authenticator::Authenticator;
use freesewing_auth::cipher::FieldCipher;
use freesewing_auth::key_secret::ApikeySecrets;
use freesewing_auth::keys::EncryptionKey;
use freesewing_auth::one_time_code::TotpCodes;
use freesewing_auth::password::ScryptPasswords;
use freesewing_auth::random::SystemRandom;
use freesewing_auth::throttle::MemoryThrottle;
use freesewing_auth::token::Tokens;
use freesewing_domain::apikey::KeyPolicy;
use freesewing_domain::email::Email;
use freesewing_domain::limits::RateLimits;
use freesewing_domain::origin::Origin;
use freesewing_domain::ports::{
    Clock as _, Forge, IdentityProviders, ImageHost, PasswordHasher, Ports, Random, Store, Throttle, Watch,
};
use freesewing_domain::rules::{Avatars, Rules, TestMode, Translators, Website};
use freesewing_domain::secret::Secret;
use freesewing_http::Api;
use freesewing_outbound::exports::FolderExports;
use freesewing_outbound::images::guard::AddressGuard;
use freesewing_outbound::images::{ImagePlace, Pictures};
use freesewing_storage::{MemoryStore, SqliteStore};
use tempfile::TempDir;

use super::clock::TestClock;
use super::hosts::{Mails, MemoryExports};

/// The key of the contract's test vectors.
pub(crate) const ENCRYPTION_KEY: &str = "correct-horse-battery-staple-0123456789abcdef";
pub(crate) const URL: &str = "http://localhost:3111";
pub(crate) const AUDIENCE: &str = "http://localhost:3111/ref";
pub(crate) const TOKEN_LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Deriving the key takes a while, so it is done once.
static KEY: LazyLock<EncryptionKey> =
    LazyLock::new(|| EncryptionKey::derive(&Secret::new(ENCRYPTION_KEY)).expect("a key"));

/// What a server is made of. A copy shares the store and the clock.
#[derive(Clone)]
pub(crate) struct House {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) random: Arc<dyn Random>,
    /// Keeps pictures in memory, and fetches none from this machine.
    pub(crate) images: Arc<dyn ImageHost>,
    pub(crate) exports: Arc<MemoryExports>,
    pub(crate) passwords: Arc<dyn PasswordHasher>,
    /// Shared by copies, as if there were one server.
    pub(crate) throttle: Arc<dyn Throttle>,
    /// Who knows how the parts fare.
    pub(crate) watch: Watch,
    pub(crate) rules: Rules,
    pub(crate) oauth: IdentityProviders,
    pub(crate) github: Option<Arc<dyn Forge>>,
    /// Where mails lie that no server sends.
    pub(crate) mail_folder: Option<&'static str>,
    /// Where the database is; removed with the last copy.
    place: Option<Arc<TempDir>>,
}

impl House {
    pub(crate) fn in_memory() -> Self {
        Self::on(Arc::new(MemoryStore::default()), None)
    }

    /// The same, where callers may do so much; otherwise there are no limits.
    pub(crate) fn limited(mut self, limits: RateLimits) -> Self {
        self.rules.limits = Some(limits);
        self
    }

    pub(crate) fn in_sqlite() -> Self {
        let place = tempfile::tempdir().expect("a temporary directory");
        let cipher = Arc::new(FieldCipher::new(&KEY).expect("a cipher"));
        let store = SqliteStore::open(&place.path().join("test.sqlite"), cipher).expect("a database");
        Self::on(Arc::new(store), Some(Arc::new(place)))
    }

    fn on(store: Arc<dyn Store>, place: Option<Arc<TempDir>>) -> Self {
        let rules = Rules {
            audience: AUDIENCE.to_owned(),
            api: URL.to_owned(),
            keys: KeyPolicy::default(),
            website: Website { scheme: "https".to_owned(), domain: "freesewing.org".to_owned() },
            tests: TestMode { domain: Some("freesewing.dev".to_owned()), mails: false },
            maintainer: Email::from_stored("maintainer@example.com"),
            translators: Translators::default(),
            avatars: Avatars::default(),
            unusual_calls: Some(100),
            limits: None,
        };
        let images = Arc::new(Pictures::new(&ImagePlace::Memory, AddressGuard::Public).expect("a host of pictures"));
        let clock = Arc::new(TestClock::new());
        Self {
            store,
            watch: Watch {
                version: "1.2.3",
                started_at: clock.now(),
                mail: Arc::new(Mails::default()),
                images: images.clone(),
                exports: Arc::new(FolderExports::new("no/exports", URL)),
            },
            clock,
            random: Arc::new(SystemRandom),
            exports: Arc::default(),
            oauth: IdentityProviders::default(),
            github: None,
            mail_folder: None,
            images,
            passwords: Arc::new(ScryptPasswords),
            throttle: Arc::new(MemoryThrottle::default()),
            rules,
            place,
        }
    }

    /// What the handlers of a server share.
    pub(crate) fn api(&self) -> Data<Api> {
        let tokens = Arc::new(Tokens::new(&KEY, URL, &self.rules.audience, TOKEN_LIFE));
        let keys = Arc::new(ApikeySecrets::new(&KEY).expect("secrets"));
        let authenticator = Authenticator::new(
            self.store.clone(),
            self.clock.clone(),
            Arc::clone(&tokens),
            Arc::clone(&keys),
            self.rules.audience.clone(),
        );
        let ports = Ports {
            store: Arc::clone(&self.store),
            clock: self.clock.clone(),
            random: Arc::clone(&self.random),
            passwords: Arc::clone(&self.passwords),
            keys,
            tokens,
            codes: Arc::new(TotpCodes::new("FreeSewing")),
            oauth: self.oauth.clone(),
            github: self.github.clone(),
            exports: self.exports.clone(),
            images: Arc::clone(&self.images),
            throttle: Arc::clone(&self.throttle),
            watch: self.watch.clone(),
            rules: self.rules.clone(),
            origin: Origin::default(),
        };
        let api = Api::new(ports, authenticator, 2);
        Data::new(match self.mail_folder {
            Some(folder) => api.with_mails_in(folder),
            None => api,
        })
    }

    /// Everything that lies on the disk.
    pub(crate) fn bytes_on_disk(&self) -> Vec<u8> {
        let files = self.place.iter().flat_map(|place| place.path().read_dir().expect("a directory"));
        files.flat_map(|file| std::fs::read(file.expect("a file").path()).expect("bytes")).collect()
    }

    /// Which store this is, for messages of failed tests.
    pub(crate) fn store_name(&self) -> &'static str {
        if self.place.is_some() { "SQLite" } else { "memory" }
    }
}
