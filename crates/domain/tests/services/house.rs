//! Ports to run use cases with: the store in memory, a clock that stands still until it is moved, and stand-ins for
//! what the `auth` crate supplies.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use freesewing_domain::access::{Caller, Credential, Role};
use freesewing_domain::apikey::KeyPolicy;
use freesewing_domain::email::Email;
use freesewing_domain::error::Error;
use freesewing_domain::health::{FilePlace, FileRecord, MailRecord, MailWay};
use freesewing_domain::ids::UserId;
use freesewing_domain::language::Language;
use freesewing_domain::mail::Mail;
use freesewing_domain::origin::Origin;
use freesewing_domain::ports::{
    Clock, Enrolment, FileWatch, IdentityProviders, IssuedSecret, KeySecrets, MailWatch, NoExports, NoImages,
    NoThrottle, OneTimeCodes, PasswordCheck, PasswordHasher, Ports, Random, TokenSigner, Watch,
};
use freesewing_domain::rules::{Avatars, Rules, TestMode, Translators, Website};
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::{Consent, NewUser, Status, User, Username};
use freesewing_storage::MemoryStore;

/// Everything that a test needs.
pub(crate) struct House {
    pub(crate) ports: Ports,
    clock: Arc<StandingClock>,
    pub(crate) passwords: Arc<PlainPasswords>,
}

impl House {
    pub(crate) fn new() -> Self {
        let clock = Arc::new(StandingClock(AtomicI64::new(1_700_000_000_000)));
        let passwords = Arc::new(PlainPasswords::default());
        let ports = Ports {
            store: Arc::new(MemoryStore::default()),
            clock: clock.clone(),
            random: Arc::new(Counted(AtomicU64::new(1))),
            passwords: passwords.clone(),
            keys: Arc::new(NumberedSecrets(AtomicU32::new(1))),
            tokens: Arc::new(PlainTokens),
            codes: Arc::new(PlainCodes),
            images: Arc::new(NoImages),
            oauth: IdentityProviders::default(),
            github: None,
            exports: Arc::new(NoExports),
            throttle: Arc::new(NoThrottle),
            watch: Watch {
                version: "1.2.3",
                started_at: clock.now(),
                mail: Arc::new(Quiet),
                images: Arc::new(Quiet),
                exports: Arc::new(Quiet),
            },
            rules: Rules {
                audience: "http://localhost/test".into(),
                api: "https://backend.example".into(),
                keys: KeyPolicy::default(),
                website: Website { scheme: "https".into(), domain: "freesewing.org".into() },
                tests: TestMode::default(),
                maintainer: email("maintainer"),
                translators: Translators::default(),
                avatars: Avatars::default(),
                unusual_calls: Some(100),
                limits: None,
            },
            origin: Origin::default(),
        };
        Self { ports, clock, passwords }
    }

    pub(crate) fn wait(&self, span: Duration) {
        let millis = i64::try_from(span.as_millis()).unwrap();
        self.clock.0.fetch_add(millis, Ordering::Relaxed);
    }

    /// An account in use, by the name of its address.
    pub(crate) fn user(&self, name: &str, role: Role) -> User {
        let new = NewUser {
            email: email(name),
            language: Language::En,
            role,
            status: Status::Active,
            consent: Consent::Profile,
            password: self.ports.passwords.hash(&Secret::new(name)).unwrap(),
            created_at: self.ports.clock.now(),
        };
        self.ports.store.create_user(new, None, None).unwrap()
    }

    /// Brings an account into a state, whatever it takes.
    pub(crate) fn change(&self, user: UserId, change: impl Fn(&mut User)) -> User {
        let changed = self.ports.store.update_user(user, &|user| {
            change(user);
            Ok(())
        });
        changed.unwrap().unwrap()
    }

    /// Ann, whose second factor has the secret `ann's`.
    pub(crate) fn ann_with_second_factor(&self) -> User {
        let user = self.user("ann", Role::User);
        self.change(user.id, |user| (user.mfa_enabled, user.mfa_secret) = (true, Secret::new("ann's")))
    }

    /// The code that `secret` has now.
    pub(crate) fn code(&self, secret: &str) -> Secret {
        Secret::new(format!("{secret} {}", self.ports.clock.now().as_seconds() / 30))
    }

    /// What was mailed since the last look.
    pub(crate) fn mails(&self) -> Vec<Mail> {
        let (now, later) = (Timestamp::from_millis(i64::MAX / 2), Timestamp::from_millis(i64::MAX));
        let claimed = self.ports.store.claim_mails(now, later, 100).unwrap();
        claimed
            .into_iter()
            .map(|queued| {
                self.ports.store.delete_mail(queued.id).unwrap();
                queued.mail
            })
            .collect()
    }
}

/// The caller that a user is with a token.
pub(crate) fn caller(user: &User) -> Caller {
    Caller { user: user.id, level: user.role.level().unwrap(), credential: Credential::Token }
}

pub(crate) fn email(name: &str) -> Email {
    Email::parse(&format!("{name}@example.com")).unwrap()
}

/// The identifier of the error that is expected.
pub(crate) fn refused<T>(result: Result<T, Error>) -> &'static str {
    match result {
        Ok(_) => panic!("was let in"),
        Err(error) => error.identifier(),
    }
}

struct StandingClock(AtomicI64);

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// Bytes that nobody has got before.
struct Counted(AtomicU64);

impl Random for Counted {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Error> {
        let number = self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        for (byte, value) in bytes.iter_mut().zip(number.iter().cycle()) {
            *byte = *value;
        }
        Ok(())
    }
}

/// Keeps passwords as they are, and counts how often one is compared.
#[derive(Default)]
pub(crate) struct PlainPasswords {
    pub(crate) compared: AtomicU32,
    /// Whether what is kept just as it is counts as old.
    pub(crate) old: AtomicBool,
}

const ANEW: &str = ", hashed anew";

impl PasswordHasher for PlainPasswords {
    fn hash(&self, password: &Secret) -> Result<Secret, Error> {
        let mark = if self.old.load(Ordering::Relaxed) { ANEW } else { "" };
        Ok(Secret::new(format!("{}{mark}", password.expose())))
    }

    fn verify(&self, password: &Secret, hash: Option<&Secret>) -> PasswordCheck {
        self.compared.fetch_add(1, Ordering::Relaxed);
        let Some(hash) = hash else { return PasswordCheck::Wrong };
        match hash.expose().strip_suffix(ANEW) {
            Some(hashed) if hashed == password.expose() => PasswordCheck::Right,
            None if hash == password && self.old.load(Ordering::Relaxed) => PasswordCheck::RightButOld,
            None if hash == password => PasswordCheck::Right,
            _ => PasswordCheck::Wrong,
        }
    }

    fn unusable(&self) -> Result<Secret, Error> {
        Ok(Secret::new("nobody knows"))
    }
}

struct NumberedSecrets(AtomicU32);

impl KeySecrets for NumberedSecrets {
    fn issue(&self) -> Result<IssuedSecret, Error> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Ok(IssuedSecret { shown: Secret::new(format!("shown {number}")), kept: Secret::new(format!("kept {number}")) })
    }

    fn kept(&self, found: &Secret) -> Option<Secret> {
        found.expose().strip_prefix("shown ").map(|number| Secret::new(format!("kept {number}")))
    }

    fn matches_old(&self, found: &Secret, kept: Option<&Secret>) -> bool {
        let old = found.expose().replace("shown", "salted");
        kept.is_some_and(|kept| kept.matches(&old))
    }
}

struct PlainTokens;

impl TokenSigner for PlainTokens {
    fn sign(&self, user: &User, now: Timestamp) -> Result<Secret, Error> {
        Ok(Secret::new(format!("user {} at {now}", user.id)))
    }
}

/// The code of a secret is the secret itself and the step, such as `ann's 7`.
struct PlainCodes;

impl OneTimeCodes for PlainCodes {
    fn enrol(&self, username: &Username) -> Result<Enrolment, Error> {
        let secret = Secret::new(format!("{}'s", username.as_str()));
        Ok(Enrolment { otpauth: secret.clone(), qrcode: secret.clone(), secret })
    }

    fn step(&self, secret: &Secret, code: &Secret, now: Timestamp) -> Option<i64> {
        let step = now.as_seconds() / 30;
        (code.expose() == format!("{} {step}", secret.expose())).then_some(step)
    }
}

/// Parts that nothing happened to.
struct Quiet;

impl MailWatch for Quiet {
    fn mails(&self) -> MailRecord {
        MailRecord::new(MailWay::Smtp)
    }
}

impl FileWatch for Quiet {
    fn files(&self) -> FileRecord {
        FileRecord { place: FilePlace::Memory, kept: None, working: None }
    }
}
