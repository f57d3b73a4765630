//! Opening what the reference sealed: AES-256-CBC, as JSON text `{"iv":"<32 hex>","ct":"<hex>"}`.
//!
//! Nothing is ever sealed this way here. It proves nothing: somebody who may write to that database can change a field
//! without knowing the key. So this is for moving in alone.

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use freesewing_domain::ports::{ReferenceFieldError, ReferenceFields};
use freesewing_domain::script_json;
use serde::Deserialize;
use serde_json::Value;

use crate::keys::EncryptionKey;

/// The fields of the server that had this key.
///
/// ```
/// use freesewing_auth::keys::EncryptionKey;
/// use freesewing_auth::reference_fields::SealedByReference;
/// use freesewing_domain::ports::ReferenceFields as _;
/// use freesewing_domain::secret::Secret;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let key = EncryptionKey::derive(&Secret::new("correct-horse-battery-staple-0123456789abcdef"))?;
/// let sealed = r#"{"iv":"72bb9d7a2a639105c1c8241cbbeb4277","ct":"e3bfd49dc94cf9d5e455221404249c25"}"#;
/// assert_eq!(SealedByReference::new(&key).open(sealed)?, "");
/// # Ok(())
/// # }
/// ```
pub struct SealedByReference {
    key: [u8; 32],
}

#[derive(Deserialize)]
struct Sealed {
    iv: String,
    ct: String,
}

impl SealedByReference {
    /// Fields that were sealed with this key.
    #[must_use]
    pub fn new(key: &EncryptionKey) -> Self {
        Self { key: *key.reference_key() }
    }
}

impl ReferenceFields for SealedByReference {
    fn open(&self, sealed: &str) -> Result<Value, ReferenceFieldError> {
        let Sealed { iv, ct } = serde_json::from_str(sealed).map_err(|_| ReferenceFieldError::Form)?;
        let mut nonce = [0; 16];
        hex::decode_to_slice(iv, &mut nonce).map_err(|_| ReferenceFieldError::Form)?;
        let text = hex::decode(ct).map_err(|_| ReferenceFieldError::Form)?;
        let plain = cbc::Decryptor::<Aes256>::new(&self.key.into(), &nonce.into())
            .decrypt_padded_vec::<Pkcs7>(&text)
            .map_err(|_| ReferenceFieldError::Locked)?;
        let json = std::str::from_utf8(&plain).map_err(|_| ReferenceFieldError::Locked)?;
        script_json::read(json).map_err(|_| ReferenceFieldError::Locked)
    }
}

impl std::fmt::Debug for SealedByReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealedByReference(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use freesewing_domain::secret::Secret;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn fields(key: &str) -> SealedByReference {
        SealedByReference::new(&EncryptionKey::derive(&Secret::new(key)).unwrap())
    }

    static REFERENCE: LazyLock<SealedByReference> =
        LazyLock::new(|| fields("correct-horse-battery-staple-0123456789abcdef"));

    fn reference() -> &'static SealedByReference {
        &REFERENCE
    }

    fn sealed(iv: &str, ct: &str) -> String {
        format!(r#"{{"iv":"{iv}","ct":"{ct}"}}"#)
    }

    #[test]
    fn opens_what_the_reference_sealed() {
        let email = (
            "c476f7012a01cdaa562aba0fa024cc68",
            "b05542c2e05930916425b2774d2b62367c64b1594e1e8b812ef05aabb93730d1",
            json!("joost@example.com"),
        );
        let object = ("d99bac84f30841b6975b078a397d26b8", "a705a7e11dbfb8100749f35256e0c41e", json!({"a": 1}));
        let text_of_an_object = (
            "9bcb5aad2d51a95e0feeb40a3aafcf1d",
            "7ad41d7fc97982576ce8a9ff8b7a417f61ee95ee0fecd47f1623385887f024c7",
            json!(r#"{"chest":1000,"neck":420}"#),
        );
        for (iv, ct, plain) in [email, object, text_of_an_object] {
            assert_eq!(reference().open(&sealed(iv, ct)).unwrap(), plain);
        }
    }

    #[test]
    fn another_key_opens_nothing() {
        let email = sealed(
            "c476f7012a01cdaa562aba0fa024cc68",
            "b05542c2e05930916425b2774d2b62367c64b1594e1e8b812ef05aabb93730d1",
        );
        assert_eq!(fields("another").open(&email), Err(ReferenceFieldError::Locked));
    }

    #[test]
    fn tells_what_was_never_sealed() {
        let iv = "72bb9d7a2a639105c1c8241cbbeb4277";
        for text in ["", "null", "plain text", "{}", &sealed(iv, "xx"), &sealed("72", "00"), r#"{"iv":1,"ct":2}"#] {
            assert_eq!(reference().open(text), Err(ReferenceFieldError::Form), "{text}");
        }
        for ct in ["", "e3bf", "e3bfd49dc94cf9d5e455221404249c26"] {
            assert_eq!(reference().open(&sealed(iv, ct)), Err(ReferenceFieldError::Locked), "{ct}");
        }
    }

    proptest! {
        #[test]
        fn never_fails_in_another_way(iv: [u8; 16], ct: Vec<u8>, text: String) {
            let _ = reference().open(&sealed(&hex::encode(iv), &hex::encode(ct)));
            let _ = reference().open(&text);
        }
    }
}
