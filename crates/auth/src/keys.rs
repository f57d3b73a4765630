//! The one key that a server is given, and the keys that are made from it.

use std::fmt;

use freesewing_domain::error::Error;
use freesewing_domain::secret::Secret;
use ring::hkdf;

use crate::stretch::stretch;

/// The salt that the reference stretches the key with. It is the same for every server, which is why the key must be
/// long and random, not something that a person thought of.
const SALT: &[u8] = b"FreeSewing";

/// What a sub-key is for. Each purpose has a label of its own, so that what one key gives away says nothing of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Sealing fields.
    Fields,
    /// Telling by which key a field was sealed.
    FieldsKeyId,
    /// Hashing the secrets of API keys.
    ApikeySecrets,
}

impl Purpose {
    /// The label. It must never change: what was sealed or hashed under it could not be read any more.
    const fn label(self) -> &'static str {
        match self {
            Self::Fields => "freesewing fields v1",
            Self::FieldsKeyId => "freesewing fields key id v1",
            Self::ApikeySecrets => "freesewing apikey secrets v1",
        }
    }
}

/// `BACKEND_ENC_KEY`, and what is derived from it.
///
/// The text itself signs tokens, as the reference does, so that tokens stay good when a server moves in. Everything
/// else gets a key of its own. Making one takes some 40 milliseconds: once at the start, not for each call.
///
/// ```
/// use freesewing_auth::keys::EncryptionKey;
/// use freesewing_domain::secret::Secret;
///
/// # fn main() -> Result<(), freesewing_domain::error::Error> {
/// let key = EncryptionKey::derive(&Secret::new("correct-horse-battery-staple"))?;
/// assert_eq!(format!("{key:?}"), "EncryptionKey(hidden)");
/// # Ok(())
/// # }
/// ```
pub struct EncryptionKey {
    text: Secret,
    reference: [u8; 32],
    root: hkdf::Prk,
}

impl EncryptionKey {
    /// Derives everything from the text in the settings.
    ///
    /// # Errors
    /// [`Error::Internal`] when the text is empty: whatever it sealed or signed would be anybody's to open or forge.
    pub fn derive(text: &Secret) -> Result<Self, Error> {
        if text.expose().is_empty() {
            return Err(Error::Internal("the encryption key is empty".to_owned()));
        }
        let reference = stretch(text.expose().as_bytes(), SALT)?;
        let root = hkdf::Salt::new(hkdf::HKDF_SHA256, &[]).extract(&reference);
        Ok(Self { text: text.clone(), reference, root })
    }

    /// The bytes that tokens are signed with: the text itself.
    #[must_use]
    pub fn token_secret(&self) -> &[u8] {
        self.text.expose().as_bytes()
    }

    /// The key under which the reference keeps its fields (AES-256-CBC), for reading them when moving in.
    #[must_use]
    pub fn reference_key(&self) -> &[u8; 32] {
        &self.reference
    }

    /// The key for a purpose, of whatever kind the algorithm wants.
    pub(crate) fn sub_key<A, K>(&self, purpose: Purpose, algorithm: A) -> Result<K, Error>
    where
        A: hkdf::KeyType,
        K: for<'a> From<hkdf::Okm<'a, A>>,
    {
        let info = [purpose.label().as_bytes()];
        let material = self.root.expand(&info, algorithm).map_err(|_| too_long())?;
        Ok(K::from(material))
    }

    /// Four bytes that tell this key from others, and say nothing of it.
    pub(crate) fn id(&self) -> Result<[u8; 4], Error> {
        let info = [Purpose::FieldsKeyId.label().as_bytes()];
        let mut id = [0; 4];
        self.root.expand(&info, IdLength).and_then(|material| material.fill(&mut id)).map_err(|_| too_long())?;
        Ok(id)
    }
}

/// The length of a key's id, as `ring` wants to know it.
struct IdLength;

impl hkdf::KeyType for IdLength {
    fn len(&self) -> usize {
        4
    }
}

fn too_long() -> Error {
    Error::Internal("a derived key would be too long".to_owned())
}

impl fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncryptionKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use hex::encode as hex;
    use ring::hmac;

    use super::*;

    const TEXT: &str = "correct-horse-battery-staple-0123456789abcdef";

    fn key() -> EncryptionKey {
        EncryptionKey::derive(&Secret::new(TEXT)).unwrap()
    }

    #[test]
    fn derives_the_key_of_the_reference() {
        let expected = "e1e262eff61c64447dc152cfc8d299d56b0d86da274cea843b9100e2358c812c";
        assert_eq!(hex(key().reference_key()), expected);
        assert_eq!(key().token_secret(), TEXT.as_bytes());
    }

    #[test]
    fn refuses_an_empty_text() {
        assert!(EncryptionKey::derive(&Secret::new("")).is_err());
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let key = key();
        let sign = |purpose| {
            let key: hmac::Key = key.sub_key(purpose, hmac::HMAC_SHA256).unwrap();
            hex(hmac::sign(&key, b"").as_ref())
        };
        assert_ne!(sign(Purpose::Fields), sign(Purpose::ApikeySecrets));
        assert_ne!(sign(Purpose::Fields), sign(Purpose::FieldsKeyId));
    }

    #[test]
    fn another_text_has_another_id() {
        let other = EncryptionKey::derive(&Secret::new("another")).unwrap();
        assert_ne!(key().id().unwrap(), other.id().unwrap());
        assert_eq!(key().id().unwrap(), key().id().unwrap());
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", key()), "EncryptionKey(hidden)");
    }
}
