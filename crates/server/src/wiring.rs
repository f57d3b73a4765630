//! Settings become a store, ports and an authenticator.

use std::sync::Arc;

use freesewing_auth::authenticator::Authenticator;
use freesewing_auth::cipher::FieldCipher;
use freesewing_auth::key_secret::ApikeySecrets;
use freesewing_auth::keys::EncryptionKey;
use freesewing_auth::one_time_code::TotpCodes;
use freesewing_auth::password::ScryptPasswords;
use freesewing_auth::random::SystemRandom;
use freesewing_auth::throttle::MemoryThrottle;
use freesewing_auth::token::Tokens;
use freesewing_domain::origin::Origin;
use freesewing_domain::ports::{Cipher, Clock as _, Ports, Random, Store, Watch};
use freesewing_domain::rules::Rules;
use freesewing_domain::secret::Secret;
use freesewing_outbound::exports::FolderExports;
use freesewing_outbound::images::Pictures;
use freesewing_outbound::images::guard::AddressGuard;
use freesewing_outbound::postman::Postman;
use freesewing_outbound::web::WebClient;
use freesewing_storage::{MemoryStore, SqliteStore};

use crate::clock::SystemClock;
use crate::encryption_key;
use crate::providers;
use crate::settings::{Database, Settings};

/// Everything that the commands need.
pub(crate) struct House {
    pub(crate) ports: Ports,
    pub(crate) authenticator: Authenticator,
    /// Who delivers mails, and remembers what became of them.
    pub(crate) postman: Postman,
    /// Whether the encryption key was made just now.
    pub(crate) fresh_key: bool,
}

/// The encryption key, and the one before it as far as that is known.
pub(crate) struct Keys {
    now: EncryptionKey,
    former: Option<EncryptionKey>,
}

impl Keys {
    /// Derives everything from a key, and from the former one of the settings.
    pub(crate) fn derive(settings: &Settings, key: &Secret) -> anyhow::Result<Self> {
        let former = encryption_key::find_former(settings)?.filter(|former| former != key);
        let former = former.map(|former| EncryptionKey::derive(&former)).transpose()?;
        Ok(Self { now: EncryptionKey::derive(key)?, former })
    }

    /// Seals with the key, and opens what either has sealed.
    pub(crate) fn cipher(&self) -> anyhow::Result<FieldCipher> {
        let cipher = FieldCipher::new(&self.now)?;
        Ok(match &self.former {
            Some(former) => cipher.knowing(former)?,
            None => cipher,
        })
    }

    fn secrets(&self) -> anyhow::Result<ApikeySecrets> {
        let secrets = ApikeySecrets::new(&self.now)?;
        Ok(match &self.former {
            Some(former) => secrets.knowing(former)?,
            None => secrets,
        })
    }
}

/// Puts the parts together.
pub(crate) fn wire(settings: &Settings) -> anyhow::Result<House> {
    let found = encryption_key::find(settings)?;
    let keys = Keys::derive(settings, &found.key)?;
    let key = &keys.now;
    let store = open(settings, Arc::new(keys.cipher()?))?;
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let instance = match &settings.instance {
        Some(instance) => instance.clone(),
        None => store.instance(&random.uuid()?.to_string())?,
    };
    let audience = settings.audience(&instance);
    let tokens = Arc::new(Tokens::new(key, &settings.url, &audience, settings.token_life));
    let keys = Arc::new(keys.secrets()?);
    let clock = Arc::new(SystemClock);
    let authenticator =
        Authenticator::new(store.clone(), clock.clone(), Arc::clone(&tokens), Arc::clone(&keys), audience.clone());
    let rules = Rules {
        audience,
        api: settings.base().to_owned(),
        keys: settings.keys,
        website: settings.website.clone(),
        tests: settings.tests.clone(),
        maintainer: settings.maintainer.clone(),
        translators: settings.translators.clone(),
        avatars: settings.avatars.clone(),
        unusual_calls: settings.warnings.unusual_calls,
        limits: settings.limits,
    };
    let web = Arc::new(WebClient::new()?);
    let exports = Arc::new(FolderExports::new(&settings.exports.folder, &settings.exports.url));
    let images = Arc::new(Pictures::new(&settings.images, AddressGuard::Public)?);
    let postman = Postman::new(&settings.mail)?;
    let watch = Watch {
        version: env!("CARGO_PKG_VERSION"),
        started_at: clock.now(),
        mail: postman.diary(),
        images: images.clone(),
        exports: exports.clone(),
    };
    let ports = Ports {
        store,
        clock: clock.clone(),
        random,
        passwords: Arc::new(ScryptPasswords),
        keys,
        tokens,
        codes: Arc::new(TotpCodes::new(&settings.mfa_service)),
        oauth: providers::oauth(settings, &web),
        github: providers::github(settings, &web, clock),
        exports,
        images,
        throttle: Arc::new(MemoryThrottle::default()),
        watch,
        rules,
        origin: Origin::default(),
    };
    Ok(House { ports, authenticator, postman, fresh_key: found.fresh })
}

fn open(settings: &Settings, cipher: Arc<dyn Cipher>) -> anyhow::Result<Arc<dyn Store>> {
    Ok(match &settings.database {
        Database::Memory => Arc::new(MemoryStore::default()),
        Database::Sqlite(path) => Arc::new(SqliteStore::open(path, cipher)?),
    })
}
