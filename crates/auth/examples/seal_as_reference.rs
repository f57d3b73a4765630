//! Seals lines as the former server sealed its fields, to make databases that look like its own.
//!
//! Each line on standard input is a JSON value; each line on standard output is what it would have kept. The key is in
//! `BACKEND_ENC_KEY`.

use std::error::Error;
use std::io::{BufRead as _, BufWriter, Write as _};

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use freesewing_auth::keys::EncryptionKey;
use freesewing_auth::random::SystemRandom;
use freesewing_domain::ports::Random as _;
use freesewing_domain::secret::Secret;

fn main() -> Result<(), Box<dyn Error>> {
    let key = EncryptionKey::derive(&Secret::new(std::env::var("BACKEND_ENC_KEY")?))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let mut nonce = [0; 16];
        SystemRandom.fill(&mut nonce)?;
        let sealed = cbc::Encryptor::<Aes256>::new(&(*key.reference_key()).into(), &nonce.into())
            .encrypt_padded_vec::<Pkcs7>(line?.as_bytes());
        writeln!(out, r#"{{"iv":"{}","ct":"{}"}}"#, hex::encode(nonce), hex::encode(sealed))?;
    }
    Ok(out.flush()?)
}
