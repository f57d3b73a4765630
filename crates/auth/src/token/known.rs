//! What good tokens say that were shown lately: to read one anew takes several times as long.
//!
//! Whether a token is good depends on its text and on the server alone, but for the time, and for what its user did since;
//! those are looked at on each call. Tokens themselves are not kept, only their hashes.

use quick_cache::sync::Cache;
use ring::digest::{SHA256, digest};

use super::Read;

/// The most tokens that are known at the same time; a megabyte of them.
const MOST: usize = 10_000;

/// What good tokens say, by their hash.
pub(super) struct KnownTokens(Cache<[u8; 32], Read>);

impl Default for KnownTokens {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl KnownTokens {
    /// What a token says; `read` when it is not known. One that is not good is read each time.
    pub(super) fn get(&self, token: &str, read: impl FnOnce() -> Option<Read>) -> Option<Read> {
        let hash = <[u8; 32]>::try_from(digest(&SHA256, token.as_bytes()).as_ref()).ok()?;
        if let Some(known) = self.0.get(&hash) {
            return Some(known);
        }
        let read = read()?;
        self.0.insert(hash, read);
        Some(read)
    }
}
