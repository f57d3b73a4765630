//! How passwords, and the secrets of the reference's API keys, are kept: JSON text, in one of two forms.
//!
//! `{"type":"v3","hash":"<128 hex>","salt":"<32 hex>"}` is scrypt, and what is made today.
//! `{"type":"v2","data":"<bcrypt>"}` is bcrypt, from the oldest accounts.

use freesewing_domain::error::Error;
use freesewing_domain::secret::Secret;
use serde::Deserialize;
use subtle::ConstantTimeEq as _;

use crate::random::SystemRandom;
use crate::stretch::stretch;

/// What is kept, once read. What cannot be read is no hash at all.
pub(crate) enum KeptHash {
    /// v3
    Scrypt(ScryptHash),
    /// v2
    Bcrypt(String),
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Json {
    #[serde(rename = "v3")]
    V3 { hash: String, salt: String },
    #[serde(rename = "v2")]
    V2 { data: String },
}

impl KeptHash {
    /// Reads what is kept.
    pub(crate) fn parse(kept: &Secret) -> Option<Self> {
        match serde_json::from_str(kept.expose()).ok()? {
            Json::V3 { hash, salt } => Some(Self::Scrypt(ScryptHash { hash: unhex(&hash)?, salt: unhex(&salt)? })),
            Json::V2 { data } => Some(Self::Bcrypt(data)),
        }
    }
}

/// A scrypt hash and its salt.
pub(crate) struct ScryptHash {
    hash: [u8; 64],
    salt: [u8; 16],
}

impl ScryptHash {
    /// What stands in where there is no hash, so that comparing takes its time all the same.
    pub(crate) const NOBODYS: Self = Self { hash: [0; 64], salt: [0; 16] };

    /// Hashes text with a fresh salt. Slow.
    pub(crate) fn of(text: &str) -> Result<Self, Error> {
        let salt = SystemRandom::bytes()?;
        Ok(Self { hash: stretch(text.as_bytes(), &salt)?, salt })
    }

    /// A hash that no text has.
    pub(crate) fn unusable() -> Result<Self, Error> {
        Ok(Self { hash: SystemRandom::bytes()?, salt: SystemRandom::bytes()? })
    }

    /// Compares, in a time that does not depend on the text. Slow.
    pub(crate) fn matches(&self, text: &str) -> bool {
        stretch(text.as_bytes(), &self.salt).is_ok_and(|hash: [u8; 64]| hash.ct_eq(&self.hash).into())
    }

    /// The text to keep.
    pub(crate) fn to_kept(&self) -> Secret {
        let (hash, salt) = (hex::encode(self.hash), hex::encode(self.salt));
        Secret::new(format!(r#"{{"type":"v3","hash":"{hash}","salt":"{salt}"}}"#))
    }
}

/// Reads exactly `N` bytes of hexadecimal text.
fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back_as_it_was() {
        let hash = ScryptHash::unusable().unwrap();
        let Some(KeptHash::Scrypt(read)) = KeptHash::parse(&hash.to_kept()) else { panic!("not read") };
        assert_eq!((read.hash, read.salt), (hash.hash, hash.salt));
    }

    #[test]
    fn what_has_not_exactly_this_form_is_no_hash() {
        let hash = "0".repeat(128);
        for kept in [
            String::new(),
            "null".into(),
            r#"{"type":"v1","hash":"00","salt":"00"}"#.into(),
            format!(r#"{{"type":"v3","hash":"{hash}"}}"#),
            format!(r#"{{"type":"v3","hash":"{hash}","salt":"00"}}"#),
            format!(r#"{{"type":"v3","hash":"{hash}0","salt":"{}"}}"#, "0".repeat(32)),
            format!(r#"{{"type":"v3","hash":"{hash}","salt":"{}"}}"#, "+1".repeat(16)),
            format!(r#"{{"type":"v3","hash":7,"salt":"{}"}}"#, "0".repeat(32)),
        ] {
            assert!(KeptHash::parse(&Secret::new(kept.as_str())).is_none(), "{kept}");
        }
    }
}
