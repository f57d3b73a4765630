//! Which posts there are, remembered for a while.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use freesewing_domain::ports::ForgeError;
use freesewing_domain::post::PostKind;
use freesewing_domain::time::Timestamp;

/// How long a listing is good for. A failure is never remembered.
const LIFE: Duration = Duration::from_secs(30 * 60);

/// The listings that are remembered.
#[derive(Default)]
pub(super) struct Listings(Mutex<HashMap<PostKind, Listing>>);

struct Listing {
    since: Timestamp,
    slugs: Vec<String>,
}

impl Listings {
    /// The listing that is remembered, or a fresh one. Nobody waits for another's call.
    pub(super) fn get(
        &self,
        kind: PostKind,
        now: Timestamp,
        ask: impl FnOnce() -> Result<Vec<String>, ForgeError>,
    ) -> Result<Vec<String>, ForgeError> {
        if let Some(slugs) = self.remembered(kind, now) {
            return Ok(slugs);
        }
        let slugs = ask()?;
        let listing = Listing { since: now, slugs: slugs.clone() };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(kind, listing);
        Ok(slugs)
    }

    fn remembered(&self, kind: PostKind, now: Timestamp) -> Option<Vec<String>> {
        let listings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let listing =
            listings.get(&kind).filter(|listing| (listing.since..listing.since.after(LIFE)).contains(&now))?;
        Some(listing.slugs.clone())
    }
}
