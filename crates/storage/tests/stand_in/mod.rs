//! A stand-in for the real cipher, which lives in a crate that storage may not know. It hides and tells apart well
//! enough for tests, and keeps nothing secret.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use freesewing_domain::ports::{Cipher, SealError};

pub(crate) struct StandIn {
    key: u8,
    count: AtomicU8,
}

impl StandIn {
    pub(crate) fn with_key(key: u8) -> Arc<dyn Cipher> {
        Arc::new(Self { key, count: AtomicU8::new(0) })
    }

    fn mask<'a>(&'a self, salt: u8, bytes: &'a [u8]) -> impl Iterator<Item = u8> + 'a {
        bytes.iter().map(move |byte| byte ^ self.key ^ salt ^ 0x80)
    }
}

impl Cipher for StandIn {
    /// A salt, then the place and the text, masked.
    fn seal(&self, place: &'static str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let salt = self.count.fetch_add(1, Ordering::Relaxed) & 0x7f;
        let text = [place.as_bytes(), b":", plain].concat();
        Ok(std::iter::once(salt).chain(self.mask(salt, &text)).collect())
    }

    fn open(&self, place: &'static str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (salt, masked) = sealed.split_first().ok_or(SealError { place })?;
        let text: Vec<u8> = self.mask(*salt, masked).collect();
        let start = [place.as_bytes(), b":"].concat();
        text.strip_prefix(&start[..]).map(<[u8]>::to_vec).ok_or(SealError { place })
    }
}
