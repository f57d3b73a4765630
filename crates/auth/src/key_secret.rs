//! The secrets of API keys: how they look, and how they are kept.
//!
//! A new secret reads `fsk_`, 43 characters that hold 256 random bits, and 6 characters of a checksum over what stands
//! before them. So a typing mistake is seen without asking anybody, and a secret that ends up in public can be found
//! by its looks. The reference's secrets, 64 hexadecimal digits, keep working.
//!
//! What is kept is a keyed hash (HMAC-SHA256). That is enough here, and not for passwords: nobody can guess their way
//! through 256 random bits, so there is nothing to slow down. The key is on top of that: who only has the database
//! cannot even tell whether a secret that they found somewhere is one of ours.

use std::hint::black_box;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use freesewing_domain::error::Error;
use freesewing_domain::ports::{IssuedSecret, KeySecrets};
use freesewing_domain::secret::Secret;
use ring::hmac;

use crate::base62;
use crate::kept_hash::{KeptHash, ScryptHash};
use crate::keys::{EncryptionKey, Purpose};
use crate::random::SystemRandom;

/// What every new secret starts with.
pub const PREFIX: &str = "fsk_";

const RANDOM_CHARS: usize = 43;
const CHECK_CHARS: usize = 6;
const LENGTH: usize = PREFIX.len() + RANDOM_CHARS + CHECK_CHARS;

/// What a keyed hash starts with, to tell it from what the reference keeps.
const KEPT_PREFIX: &str = "h1:";

/// How a secret looks. It says which comparison is worth its time, and tells a stranger nothing: they know it already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretForm {
    /// One that we issued, see [`looks_like_secret`].
    Ours,
    /// One that the reference issued: 64 lower-case hexadecimal digits.
    Reference,
    /// None of the two: certainly wrong.
    Other,
}

impl SecretForm {
    /// Looks at a secret.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        if looks_like_secret(secret) {
            return Self::Ours;
        }
        let lower_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if secret.len() == 64 && secret.bytes().all(lower_hex) { Self::Reference } else { Self::Other }
    }
}

/// Whether this text has the form of a secret that we issue, checksum included. Needs no key and no database.
///
/// ```
/// use freesewing_auth::key_secret::looks_like_secret;
/// assert!(looks_like_secret("fsk_00000000000000000000000000000000000000000010PLLDX"));
/// assert!(!looks_like_secret("fsk_00000000000000000000000000000000000000000020PLLDX"));
/// ```
#[must_use]
pub fn looks_like_secret(text: &str) -> bool {
    if text.len() != LENGTH || !text.starts_with(PREFIX) {
        return false;
    }
    text.split_at_checked(LENGTH - CHECK_CHARS)
        .is_some_and(|(stem, check)| stem.bytes().skip(PREFIX.len()).all(base62::is_digit) && checksum(stem) == check)
}

fn checksum(stem: &str) -> String {
    base62::encode(&crc32fast::hash(stem.as_bytes()).to_be_bytes(), CHECK_CHARS)
}

/// What comparing a secret with what is kept says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretCheck {
    /// It is another one.
    Wrong,
    /// It is this one.
    Right,
    /// It is this one, and the reference kept it: keep [`ApikeySecrets::keep`] of it instead.
    RightButOld,
}

/// Makes the secrets of API keys, and compares with what is kept of them.
///
/// ```
/// use freesewing_auth::key_secret::{ApikeySecrets, SecretCheck};
/// use freesewing_auth::keys::EncryptionKey;
/// use freesewing_domain::ports::KeySecrets as _;
/// use freesewing_domain::secret::Secret;
///
/// # fn main() -> Result<(), freesewing_domain::error::Error> {
/// let secrets = ApikeySecrets::new(&EncryptionKey::derive(&Secret::new("correct-horse-battery-staple"))?)?;
/// let issued = secrets.issue()?;
/// assert!(issued.shown.expose().starts_with("fsk_"));
/// assert_eq!(secrets.verify(&issued.shown, &issued.kept), SecretCheck::Right);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ApikeySecrets {
    key: hmac::Key,
    /// What secrets were hashed with before. A hash cannot be made anew without its secret, so it is when that is shown.
    former: Option<hmac::Key>,
    nobodys: Secret,
}

impl ApikeySecrets {
    /// The secrets of a server.
    ///
    /// # Errors
    /// [`Error::Internal`], when the key cannot be derived.
    pub fn new(key: &EncryptionKey) -> Result<Self, Error> {
        let key = key.sub_key(Purpose::ApikeySecrets, hmac::HMAC_SHA256)?;
        Ok(Self { key, former: None, nobodys: Secret::new(format!("{KEPT_PREFIX}{}", "A".repeat(RANDOM_CHARS))) })
    }

    /// The same, which also knows the secrets that were kept under the key before this one.
    ///
    /// # Errors
    /// [`Error::Internal`], when the key cannot be derived.
    pub fn knowing(self, former: &EncryptionKey) -> Result<Self, Error> {
        Ok(Self { former: Some(former.sub_key(Purpose::ApikeySecrets, hmac::HMAC_SHA256)?), ..self })
    }

    /// The keyed hash of a secret, which is what to keep of it: of a new one, or of an old one that was just accepted.
    #[must_use]
    pub fn keep(&self, shown: &Secret) -> Secret {
        keyed_hash(&self.key, shown)
    }

    /// Compares with a keyed hash that was made under the key before this one, where that is known: in microseconds, too.
    #[must_use]
    pub fn matches_former(&self, shown: &Secret, kept: Option<&Secret>) -> bool {
        self.kept_formerly(shown).is_some_and(|former| {
            let same = kept.unwrap_or(&self.nobodys).matches(former.expose());
            same && kept.is_some()
        })
    }

    /// Compares with a keyed hash, in microseconds. Where nothing is kept, or something else, it is wrong after the
    /// same work.
    #[must_use]
    pub fn matches(&self, shown: &Secret, kept: Option<&Secret>) -> bool {
        let same = kept.unwrap_or(&self.nobodys).matches(self.keep(shown).expose());
        same && kept.is_some()
    }

    /// Compares with what the reference kept, in some 40 milliseconds. Where nothing is kept, or something else, it is
    /// wrong after the same work.
    #[must_use]
    pub fn matches_old(&self, shown: &Secret, kept: Option<&Secret>) -> bool {
        match kept.and_then(KeptHash::parse) {
            Some(KeptHash::Scrypt(hash)) => hash.matches(shown.expose()),
            Some(KeptHash::Bcrypt(_)) | None => {
                black_box(ScryptHash::NOBODYS.matches(shown.expose()));
                false
            }
        }
    }

    /// Compares with what is kept, whichever form that has. A secret that only the reference can have issued takes
    /// some 40 milliseconds unless it matches a keyed hash; every other takes microseconds.
    #[must_use]
    pub fn verify(&self, shown: &Secret, kept: &Secret) -> SecretCheck {
        if self.matches(shown, Some(kept)) {
            return SecretCheck::Right;
        }
        let maybe_old = SecretForm::of(shown.expose()) == SecretForm::Reference;
        if maybe_old && self.matches_old(shown, Some(kept)) { SecretCheck::RightButOld } else { SecretCheck::Wrong }
    }
}

fn keyed_hash(key: &hmac::Key, shown: &Secret) -> Secret {
    let hash = hmac::sign(key, shown.expose().as_bytes());
    let mut kept = String::with_capacity(KEPT_PREFIX.len() + RANDOM_CHARS);
    kept.push_str(KEPT_PREFIX);
    URL_SAFE_NO_PAD.encode_string(hash, &mut kept);
    Secret::new(kept)
}

impl KeySecrets for ApikeySecrets {
    fn issue(&self) -> Result<IssuedSecret, Error> {
        let random = SystemRandom::bytes::<32>()?;
        let stem = format!("{PREFIX}{}", base62::encode(&random, RANDOM_CHARS));
        let shown = Secret::new(format!("{stem}{}", checksum(&stem)));
        Ok(IssuedSecret { kept: self.keep(&shown), shown })
    }

    fn kept(&self, found: &Secret) -> Option<Secret> {
        match SecretForm::of(found.expose()) {
            SecretForm::Ours | SecretForm::Reference => Some(self.keep(found)),
            SecretForm::Other => None,
        }
    }

    fn kept_formerly(&self, found: &Secret) -> Option<Secret> {
        self.former.as_ref().map(|former| keyed_hash(former, found))
    }

    fn matches_old(&self, found: &Secret, kept: Option<&Secret>) -> bool {
        SecretForm::of(found.expose()) == SecretForm::Reference && Self::matches_old(self, found, kept)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const REFERENCE: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    fn secrets() -> ApikeySecrets {
        ApikeySecrets::new(&EncryptionKey::derive(&Secret::new("correct-horse")).unwrap()).unwrap()
    }

    fn kept_by_the_reference() -> Secret {
        ScryptHash::of(REFERENCE).unwrap().to_kept()
    }

    #[test]
    fn issues_secrets_of_the_documented_form() {
        let [one, other] = [secrets().issue().unwrap(), secrets().issue().unwrap()];
        assert_ne!(one.shown, other.shown);
        assert_eq!(one.shown.expose().len(), 53);
        assert_eq!(SecretForm::of(one.shown.expose()), SecretForm::Ours);
        assert!(one.kept.expose().starts_with("h1:") && one.kept.expose().len() == 46);
    }

    #[test]
    fn accepts_what_it_issued_and_nothing_else() {
        let secrets = secrets();
        let [one, other] = [secrets.issue().unwrap(), secrets.issue().unwrap()];
        assert_eq!(secrets.verify(&one.shown, &one.kept), SecretCheck::Right);
        assert_eq!(secrets.verify(&one.shown, &other.kept), SecretCheck::Wrong);
        assert_eq!(secrets.verify(&one.kept, &one.kept), SecretCheck::Wrong, "what is kept opens nothing");
        assert!(!secrets.matches(&one.shown, None));
    }

    #[test]
    fn what_one_server_keeps_means_nothing_to_another() {
        let issued = secrets().issue().unwrap();
        let elsewhere = ApikeySecrets::new(&EncryptionKey::derive(&Secret::new("another")).unwrap()).unwrap();
        assert_eq!(elsewhere.verify(&issued.shown, &issued.kept), SecretCheck::Wrong);
    }

    #[test]
    fn knows_what_was_kept_under_the_key_before() {
        let new = ApikeySecrets::new(&EncryptionKey::derive(&Secret::new("new")).unwrap()).unwrap();
        let issued = secrets().issue().unwrap();
        assert!(!new.matches_former(&issued.shown, Some(&issued.kept)), "which is not known");
        assert_eq!(new.kept_formerly(&issued.shown), None);
        let both = new.knowing(&EncryptionKey::derive(&Secret::new("correct-horse")).unwrap()).unwrap();
        assert!(both.matches_former(&issued.shown, Some(&issued.kept)));
        assert!(!both.matches(&issued.shown, Some(&issued.kept)));
        assert_eq!(both.kept_formerly(&issued.shown), Some(issued.kept));
        assert!(!both.matches_former(&issued.shown, Some(&both.keep(&issued.shown))));
        assert!(!both.matches_former(&issued.shown, None));
    }

    #[test]
    fn accepts_what_the_reference_kept_and_says_that_it_is_old() {
        let (secrets, shown) = (secrets(), Secret::new(REFERENCE));
        assert_eq!(secrets.verify(&shown, &kept_by_the_reference()), SecretCheck::RightButOld);
        assert_eq!(secrets.verify(&shown, &secrets.keep(&shown)), SecretCheck::Right);
        let wrong = Secret::new(REFERENCE.replace('0', "1"));
        assert_eq!(secrets.verify(&wrong, &kept_by_the_reference()), SecretCheck::Wrong);
        for nonsense in ["", "{}", "h1:", r#"{"type":"v2","data":"x"}"#] {
            assert_eq!(secrets.verify(&shown, &Secret::new(nonsense)), SecretCheck::Wrong, "{nonsense:?}");
        }
    }

    #[test]
    fn tells_the_forms_apart() {
        assert_eq!(SecretForm::of(REFERENCE), SecretForm::Reference);
        let upper = REFERENCE.to_uppercase();
        for other in ["", "fsk_", "é", &upper, &REFERENCE[1..], &"ü".repeat(32), &format!("{PREFIX}{}", "é".repeat(24))]
        {
            assert_eq!(SecretForm::of(other), SecretForm::Other, "{other:?}");
        }
    }

    #[test]
    fn finds_what_is_kept_by_whatever_may_be_a_secret() {
        let secrets = secrets();
        let issued = secrets.issue().unwrap();
        assert_eq!(secrets.kept(&issued.shown), Some(issued.kept.clone()));
        let old = Secret::new(REFERENCE);
        assert_eq!(secrets.kept(&old), Some(secrets.keep(&old)));
        assert_eq!(secrets.kept(&Secret::new("hunter2")), None);
        let port: &dyn KeySecrets = &secrets;
        assert!(port.matches_old(&old, Some(&kept_by_the_reference())));
        assert!(!port.matches_old(&old, None));
        assert!(!port.matches_old(&issued.shown, Some(&issued.kept)));
    }

    #[test]
    fn keeps_the_same_hash_for_ever() {
        // Made by other means than this crate, so that form and label can never change unnoticed.
        let key = EncryptionKey::derive(&Secret::new("correct-horse-battery-staple-0123456789abcdef")).unwrap();
        let secrets = ApikeySecrets::new(&key).unwrap();
        let shown = Secret::new("fsk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf1OiJcL");
        assert!(looks_like_secret(shown.expose()));
        assert_eq!(secrets.keep(&shown).expose(), "h1:JYb4v4O2jGI-jT7PnNxutdW4NSn7hSpiKz01hA9szo4");
    }

    #[test]
    fn the_longest_number_fits_the_characters() {
        let stem = format!("{PREFIX}{}", base62::encode(&[0xff; 32], RANDOM_CHARS));
        assert!(looks_like_secret(&format!("{stem}{}", checksum(&stem))));
        assert_eq!(base62::encode(&u32::MAX.to_be_bytes(), CHECK_CHARS), "4gfFC3");
    }

    proptest! {
        #[test]
        fn a_single_wrong_character_is_always_seen(at in 0_usize..LENGTH, put in "[0-9A-Za-z_é]") {
            let shown = secrets_issue();
            let mut chars: Vec<char> = shown.expose().chars().collect();
            let put = put.chars().next().unwrap();
            prop_assume!(chars[at] != put);
            chars[at] = put;
            prop_assert!(!looks_like_secret(&chars.into_iter().collect::<String>()));
        }

        #[test]
        fn nothing_else_looks_like_a_secret(text: String) {
            prop_assert!(!looks_like_secret(&text));
        }
    }

    fn secrets_issue() -> Secret {
        let stem = format!("{PREFIX}{}", base62::encode(&SystemRandom::bytes::<32>().unwrap(), RANDOM_CHARS));
        Secret::new(format!("{stem}{}", checksum(&stem)))
    }
}
