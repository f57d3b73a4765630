//! Who is calling, and the secrets behind it.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`keys`] | derives every key from the one in the settings |
//! | [`password`] | keeps passwords and compares with them |
//! | [`key_secret`] | makes the secrets of API keys and compares with them |
//! | [`token`] | signs and verifies the tokens of people who signed in |
//! | [`cipher`] | seals the fields that a store keeps |
//! | [`reference_fields`] | opens the fields that the reference sealed |
//! | [`one_time_code`] | makes and checks the codes of a second factor |
//! | [`throttle`] | keeps people to a pace |
//! | [`random`] | gives bytes that nobody can guess |
//! | [`credential`] | reads the `Authorization` header |
//! | [`authenticator`] | turns what was read into a caller |
//! | [`limits`] | says when somebody calls too often |
//!
//! Each part stands on its own and supplies a port of [`freesewing_domain::ports`]; nothing here knows a database or a
//! web server, or asks the system what time it is.
//!
//! ```
//! use std::time::Duration;
//!
//! use freesewing_auth::key_secret::{ApikeySecrets, SecretCheck, looks_like_secret};
//! use freesewing_auth::keys::EncryptionKey;
//! use freesewing_auth::password::ScryptPasswords;
//! use freesewing_auth::token::Tokens;
//! use freesewing_domain::access::Role;
//! use freesewing_domain::email::Email;
//! use freesewing_domain::ids::UserId;
//! use freesewing_domain::language::Language;
//! use freesewing_domain::ports::{KeySecrets as _, PasswordHasher as _, TokenSigner as _};
//! use freesewing_domain::secret::Secret;
//! use freesewing_domain::time::Timestamp;
//! use freesewing_domain::user::{Consent, NewUser, Status, Username};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // One key, once, at the start.
//! let key = EncryptionKey::derive(&Secret::new("long, random, and in the settings alone"))?;
//!
//! // Issue the secret of an API key, and check it.
//! let secrets = ApikeySecrets::new(&key)?;
//! let issued = secrets.issue()?;
//! assert!(looks_like_secret(issued.shown.expose()));
//! assert_eq!(secrets.verify(&issued.shown, &issued.kept), SecretCheck::Right);
//!
//! // Sign a token, and verify it.
//! let new = NewUser {
//!     email: Email::from_stored("joost@example.com"),
//!     language: Language::En,
//!     role: Role::User,
//!     status: Status::Active,
//!     consent: Consent::Profile,
//!     password: ScryptPasswords.unusable()?,
//!     created_at: Timestamp::EPOCH,
//! };
//! let user = new.into_user(UserId(7), Username::from_stored("user-7"));
//! let now = Timestamp::from_millis(1_700_000_000_000);
//! let tokens = Tokens::new(&key, "https://example.com", "https://example.com/home", Duration::from_secs(3600));
//! let token = tokens.sign(&user, now)?;
//! assert_eq!(tokens.verify(token.expose(), now).map(|token| token.user), Some(UserId(7)));
//! assert_eq!(tokens.verify(token.expose(), now.after(Duration::from_secs(3600))), None, "an hour is over");
//! # Ok(())
//! # }
//! ```

pub mod authenticator;
mod base62;
pub mod cipher;
pub mod credential;
mod kept_hash;
pub mod key_secret;
pub mod keys;
pub mod limits;
pub mod one_time_code;
pub mod password;
pub mod random;
pub mod reference_fields;
mod stretch;
pub mod throttle;
pub mod token;
