//! Sealing what a store keeps.
//!
//! A sealed field is: one byte for the version of this layout (1), four bytes that name the key, twelve random bytes
//! (the nonce), then the text under AES-256-GCM with its tag of sixteen. What was changed, or copied to another table
//! or column, does not open.
//!
//! Nonces are random, which is good for 2^32 fields sealed with one key; changing the key is possible long before,
//! because each field names its own.

use freesewing_domain::error::Error;
use freesewing_domain::ports::{Cipher, SealError};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::keys::{EncryptionKey, Purpose};
use crate::random::SystemRandom;

const VERSION: u8 = 1;
const HEADER: usize = 1 + 4 + NONCE_LEN;

/// Seals and opens fields with AES-256-GCM.
///
/// ```
/// use freesewing_auth::cipher::FieldCipher;
/// use freesewing_auth::keys::EncryptionKey;
/// use freesewing_domain::ports::Cipher as _;
/// use freesewing_domain::secret::Secret;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let cipher = FieldCipher::new(&EncryptionKey::derive(&Secret::new("correct-horse-battery-staple"))?)?;
/// let sealed = cipher.seal("users.email", b"joost@example.com")?;
/// assert_eq!(cipher.open("users.email", &sealed)?, b"joost@example.com");
/// assert!(cipher.open("users.initial", &sealed).is_err(), "sealed for another place");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct FieldCipher {
    key: FieldKey,
    /// Opens what it has sealed, and seals nothing.
    former: Option<FieldKey>,
}

/// One key, and what names it in a field.
#[derive(Debug)]
struct FieldKey {
    key: LessSafeKey,
    id: [u8; 4],
}

impl FieldKey {
    fn of(key: &EncryptionKey) -> Result<Self, Error> {
        let fields: UnboundKey = key.sub_key(Purpose::Fields, &AES_256_GCM)?;
        Ok(Self { key: LessSafeKey::new(fields), id: key.id()? })
    }
}

impl FieldCipher {
    /// The cipher of a server.
    ///
    /// # Errors
    /// [`Error::Internal`], when the key cannot be derived.
    pub fn new(key: &EncryptionKey) -> Result<Self, Error> {
        Ok(Self { key: FieldKey::of(key)?, former: None })
    }

    /// The same, which also opens what the key before this one has sealed.
    ///
    /// # Errors
    /// [`Error::Internal`], when the key cannot be derived.
    pub fn knowing(self, former: &EncryptionKey) -> Result<Self, Error> {
        Ok(Self { former: Some(FieldKey::of(former)?), ..self })
    }

    fn try_open(&self, place: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (version, rest) = sealed.split_first()?;
        let (id, rest) = rest.split_first_chunk::<4>()?;
        let (nonce, text) = rest.split_first_chunk::<NONCE_LEN>()?;
        if *version != VERSION {
            return None;
        }
        let FieldKey { key, .. } =
            [Some(&self.key), self.former.as_ref()].into_iter().flatten().find(|key| key.id == *id)?;
        let mut text = text.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let length = key.open_in_place(nonce, bound_to(place), &mut text).ok()?.len();
        text.truncate(length);
        Some(text)
    }
}

impl Cipher for FieldCipher {
    fn seal(&self, place: &'static str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let failed = SealError { place };
        let nonce = SystemRandom::bytes::<NONCE_LEN>().map_err(|_| failed)?;
        let mut text = plain.to_vec();
        let unique = Nonce::assume_unique_for_key(nonce);
        let tag = self.key.key.seal_in_place_separate_tag(unique, bound_to(place), &mut text).map_err(|_| failed)?;
        let mut sealed = Vec::with_capacity(HEADER + text.len() + tag.as_ref().len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&self.key.id);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&text);
        sealed.extend_from_slice(tag.as_ref());
        Ok(sealed)
    }

    fn open(&self, place: &'static str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        self.try_open(place, sealed).ok_or(SealError { place })
    }

    fn is_current(&self, sealed: &[u8]) -> bool {
        sealed.strip_prefix(&[VERSION]).is_some_and(|rest| rest.starts_with(&self.key.id))
    }
}

/// What a sealed field is bound to without holding it: the version of the layout, and the place.
fn bound_to(place: &str) -> Aad<Vec<u8>> {
    let mut bound = Vec::with_capacity(1 + place.len());
    bound.push(VERSION);
    bound.extend_from_slice(place.as_bytes());
    Aad::from(bound)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use freesewing_domain::secret::Secret;
    use proptest::prelude::*;

    use super::*;

    const PLACE: &str = "users.email";
    static CIPHER: LazyLock<FieldCipher> = LazyLock::new(|| cipher("correct-horse-battery-staple-0123456789abcdef"));

    fn cipher(text: &str) -> FieldCipher {
        FieldCipher::new(&EncryptionKey::derive(&Secret::new(text)).unwrap()).unwrap()
    }

    /// Made by other means than this crate, so that the layout and the labels can never change unnoticed.
    const ELSEWHERE: &str =
        "0184209728000102030405060708090a0b97eeb767dd10a6b02ca82d26bcc8fda01e5be261fb5a54459223ae1218ed299bf5";

    #[test]
    fn opens_what_was_sealed_elsewhere() {
        let digits: Vec<char> = ELSEWHERE.chars().collect();
        let byte = |pair: &[char]| u8::from_str_radix(&String::from_iter(pair), 16).unwrap();
        let sealed: Vec<u8> = digits.chunks(2).map(byte).collect();
        assert_eq!(CIPHER.open(PLACE, &sealed).unwrap(), b"joost@example.com");
    }

    #[test]
    fn what_is_sealed_for_one_place_does_not_open_at_another() {
        let sealed = CIPHER.seal(PLACE, b"joost@example.com").unwrap();
        let refused = CIPHER.open("users.initial", &sealed).unwrap_err();
        assert_eq!(refused.to_string(), "cannot seal or open users.initial");
    }

    #[test]
    fn what_another_key_sealed_does_not_open() {
        let sealed = cipher("another").seal(PLACE, b"x").unwrap();
        assert!(CIPHER.open(PLACE, &sealed).is_err());
    }

    #[test]
    fn a_former_key_opens_what_it_sealed_and_seals_nothing() {
        let former = cipher("former");
        let both = cipher("new").knowing(&EncryptionKey::derive(&Secret::new("former")).unwrap()).unwrap();
        let (old, new) = (former.seal(PLACE, b"x").unwrap(), both.seal(PLACE, b"x").unwrap());
        assert_eq!(both.open(PLACE, &old).unwrap(), b"x");
        assert_eq!(cipher("new").open(PLACE, &new).unwrap(), b"x");
        assert!(former.open(PLACE, &new).is_err());
        assert!(both.is_current(&new) && !both.is_current(&old) && former.is_current(&old));
        assert!(!both.is_current(&[]) && !both.is_current(&new[..4]));
    }

    #[test]
    fn the_same_text_never_looks_the_same_twice() {
        assert_ne!(CIPHER.seal(PLACE, b"x").unwrap(), CIPHER.seal(PLACE, b"x").unwrap());
    }

    #[test]
    fn refuses_what_is_too_short_to_be_sealed() {
        let sealed = CIPHER.seal(PLACE, b"").unwrap();
        for length in 0..sealed.len() {
            assert!(CIPHER.open(PLACE, &sealed[..length]).is_err(), "{length} bytes");
        }
        assert_eq!(CIPHER.open(PLACE, &sealed).unwrap(), b"");
    }

    #[test]
    fn refuses_every_flipped_bit() {
        let sealed = CIPHER.seal(PLACE, b"1000 mm").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(CIPHER.open(PLACE, &changed).is_err(), "bit {bit}");
        }
    }

    proptest! {
        #[test]
        fn gives_back_what_it_sealed_and_nothing_that_was_changed(plain: Vec<u8>, at: prop::sample::Index, flip in 1_u8..) {
            let mut sealed = CIPHER.seal(PLACE, &plain).unwrap();
            prop_assert_eq!(CIPHER.open(PLACE, &sealed).unwrap(), plain);
            let at = at.index(sealed.len());
            sealed[at] ^= flip;
            prop_assert!(CIPHER.open(PLACE, &sealed).is_err());
        }

        #[test]
        fn never_opens_noise(noise: Vec<u8>) {
            prop_assert!(CIPHER.open(PLACE, &noise).is_err());
        }
    }
}
