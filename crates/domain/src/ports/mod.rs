//! What the rules need from outside, as small traits.
//!
//! The rules know no database, clock or randomness. What they need of them stands here, and other crates supply it:
//! `storage` the stores, `auth` the secrets, `outbound` pictures, exports and other people's services, the server the clock.
//! All traits are synchronous and object-safe.
//!
//! # Adding a store
//! 1. Write the trait beside the others in `ports/stores.rs`. A look-up returns `Result<Option<T>, StoreError>`: not found is
//!    no error. A change takes a [`Change`], which the store runs between reading and writing, in one transaction.
//!    What must happen together is *one* method, so that transactions never show here.
//! 2. Add it to [`Store`].
//! 3. Write its promises as tests in `crates/storage/tests/conformance`, then make every store pass.

mod codes;
mod exports;
mod forge;
mod health;
mod identity;
mod images;
mod reference;
mod stores;
mod throttle;

use std::sync::Arc;

use uuid::Uuid;

use crate::error::Error;
use crate::origin::Origin;
use crate::rules::Rules;
use crate::secret::Secret;
use crate::time::Timestamp;
use crate::user::User;

pub use codes::{Enrolment, OneTimeCodes};
pub use exports::{ExportName, Exports, NoExports};
pub use forge::{Forge, ForgeError, Proposal};
pub use health::{FileWatch, MailWatch, Watch};
pub use identity::{Identity, IdentityError, IdentityProvider, IdentityProviders};
pub use images::{Existing, ImageError, ImageHost, NoImages};
pub use reference::{ReferenceFieldError, ReferenceFields};
pub use stores::{
    ActivityStore, ApikeyStore, BookmarkStore, CallStore, CallerStore, Change, ConfirmationStore, Conflict,
    CuratedSetStore, Decide, GuessStore, HealthStore, InstanceStore, LONGEST_WAIT, OptionPackStore, OutboxStore,
    PatternStore, QuotaRequestMail, QuotaRequestStore, RemovedUser, Replace, Revision, RevisionStore, SetStore, Store,
    StoreError, Subject, SubscriberStore, UsageStore, UserStore, WelcomeMail,
};
pub use throttle::{Account, Deed, Errand, NoThrottle, Pace, Throttle, Way};

/// Everything that a use case may need, handed to each as one.
#[derive(Clone)]
pub struct Ports {
    /// Where things are kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where unguessable bytes come from.
    pub random: Arc<dyn Random>,
    /// How passwords are kept.
    pub passwords: Arc<dyn PasswordHasher>,
    /// How API key secrets are made.
    pub keys: Arc<dyn KeySecrets>,
    /// How tokens are made.
    pub tokens: Arc<dyn TokenSigner>,
    /// How the codes of a second factor are made and checked.
    pub codes: Arc<dyn OneTimeCodes>,
    /// Where pictures are kept.
    pub images: Arc<dyn ImageHost>,
    /// Who vouches for people that sign in without a password.
    pub oauth: IdentityProviders,
    /// Where issues, discussions and posts go; `None` when that is off.
    pub github: Option<Arc<dyn Forge>>,
    /// Where people fetch everything of theirs.
    pub exports: Arc<dyn Exports>,
    /// What keeps people to a pace.
    pub throttle: Arc<dyn Throttle>,
    /// Who knows how the server's parts fare.
    pub watch: Watch,
    /// What whoever runs the server decided.
    pub rules: Rules,
    /// Where the request comes from that is being handled.
    pub origin: Origin,
}

/// Tells the time.
pub trait Clock: Send + Sync {
    /// This moment.
    fn now(&self) -> Timestamp;
}

/// Gives bytes that nobody can guess.
pub trait Random: Send + Sync {
    /// Fills `bytes`.
    ///
    /// # Errors
    /// [`Error::Internal`] when the system has none to give.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Error>;
}

impl dyn Random {
    /// A random identifier (version 4).
    ///
    /// # Errors
    /// [`Error::Internal`] when the system has no randomness to give.
    pub fn uuid(&self) -> Result<Uuid, Error> {
        let mut bytes = [0; 16];
        self.fill(&mut bytes)?;
        Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The second half of a link: 16 hexadecimal characters.
    ///
    /// # Errors
    /// [`Error::Internal`] when the system has no randomness to give.
    pub fn check(&self) -> Result<Secret, Error> {
        let mut bytes = [0; 8];
        self.fill(&mut bytes)?;
        Ok(Secret::new(hex::encode(bytes)))
    }
}

/// What comparing a password with its hash says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordCheck {
    /// It is another one.
    Wrong,
    /// It is this one.
    Right,
    /// It is this one, and its hash is of an old kind that should be replaced.
    RightButOld,
}

/// Keeps passwords so that nobody can read them. Slow on purpose: a call takes tens of milliseconds.
pub trait PasswordHasher: Send + Sync {
    /// Hashes a password for keeping.
    ///
    /// # Errors
    /// [`Error::Internal`]
    fn hash(&self, password: &Secret) -> Result<Secret, Error>;

    /// Compares. Takes equally long when there is no hash to compare with, so that nobody learns whether an account
    /// exists from how long the answer took.
    fn verify(&self, password: &Secret, hash: Option<&Secret>) -> PasswordCheck;

    /// A hash that no password has, for accounts that have not chosen one. Fast.
    ///
    /// # Errors
    /// [`Error::Internal`]
    fn unusable(&self) -> Result<Secret, Error>;
}

/// The secret of a new API key.
#[derive(Clone, Debug)]
pub struct IssuedSecret {
    /// What its owner gets to see, once.
    pub shown: Secret,
    /// What is kept, to compare with.
    pub kept: Secret,
}

/// Makes the secrets of API keys.
pub trait KeySecrets: Send + Sync {
    /// A new secret.
    ///
    /// # Errors
    /// [`Error::Internal`]
    fn issue(&self) -> Result<IssuedSecret, Error>;

    /// What is kept of a secret, if it has a form that secrets may have here; that takes no look-up. By what is kept, its key
    /// can be found, unless that has a secret of the reference's which was never used here: see [`KeySecrets::matches_old`].
    fn kept(&self, found: &Secret) -> Option<Secret>;

    /// What was kept of it under the encryption key before this one, where that is known.
    fn kept_formerly(&self, found: &Secret) -> Option<Secret> {
        let _ = found;
        None
    }

    /// Compares a secret with one that is kept as the reference kept it; takes as long as a password, also when nothing is
    /// kept. Of no other form of secret it is right.
    fn matches_old(&self, found: &Secret, kept: Option<&Secret>) -> bool;
}

/// Makes the tokens that stand for having signed in.
pub trait TokenSigner: Send + Sync {
    /// A token for this user, from now on.
    ///
    /// # Errors
    /// [`Error::Internal`]
    fn sign(&self, user: &User, now: Timestamp) -> Result<Secret, Error>;
}

/// Seals what a store keeps, so that whoever copies the database learns nothing personal from it.
pub trait Cipher: Send + Sync {
    /// Seals `plain`. `place` names the table and column, such as `users.email`: what is sealed for one place does not
    /// open at another. The same plain text gives another sealed one each time.
    ///
    /// # Errors
    /// [`SealError`] when there is no randomness to be had.
    fn seal(&self, place: &'static str, plain: &[u8]) -> Result<Vec<u8>, SealError>;

    /// Opens what [`Cipher::seal`] sealed for the same place.
    ///
    /// # Errors
    /// [`SealError`] when it was sealed with another key or for another place, or was changed since.
    fn open(&self, place: &'static str, sealed: &[u8]) -> Result<Vec<u8>, SealError>;

    /// Whether the key that seals now has sealed this; where there is but one key, none other can have.
    fn is_current(&self, sealed: &[u8]) -> bool {
        let _ = sealed;
        true
    }
}

/// A field could not be sealed or opened. Says nothing of what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot seal or open {place}")]
pub struct SealError {
    /// The table and column.
    pub place: &'static str,
}
