//! Keeps people to a pace, in memory.
//!
//! What is counted is found by a hash of it that nobody else can compute, so no name or address lies in memory, and none
//! can be chosen to get in somebody's way. However many people come, it takes no more than a few megabytes: where there is
//! no room, what would be over first is forgotten.

mod room;
#[cfg(test)]
mod tests;

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use freesewing_domain::email::EmailHash;
use freesewing_domain::error::Error;
use freesewing_domain::guesses::Guesses;
use freesewing_domain::ports::{Deed, Pace, Throttle};
use freesewing_domain::time::Timestamp;

use room::{Passing, Room};

/// The most things that are counted at the same time, of each kind.
const MOST: usize = 100_000;

/// Keeps people to a pace, in memory.
pub struct MemoryThrottle {
    hasher: RandomState,
    counted: Mutex<Counted>,
}

struct Counted {
    windows: Room<Window>,
    guesses: Room<Guesses>,
}

/// A span in which something was done so many times.
#[derive(Clone, Copy, Debug)]
struct Window {
    ends: Timestamp,
    times: u32,
}

impl MemoryThrottle {
    /// One that counts so many things at the same time, of each kind, and at least two.
    #[must_use]
    pub fn with_room_for(most: usize) -> Self {
        let counted = Counted { windows: Room::new(most), guesses: Room::new(most) };
        Self { hasher: RandomState::new(), counted: Mutex::new(counted) }
    }

    fn lock(&self) -> MutexGuard<'_, Counted> {
        // Nothing panics while it is locked.
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn key(&self, of: &impl Hash) -> u64 {
        self.hasher.hash_one(of)
    }
}

impl Default for MemoryThrottle {
    fn default() -> Self {
        Self::with_room_for(MOST)
    }
}

impl std::fmt::Debug for MemoryThrottle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemoryThrottle").finish_non_exhaustive()
    }
}

impl Throttle for MemoryThrottle {
    fn admit(&self, deed: &Deed, pace: Pace, now: Timestamp) -> Result<(), Error> {
        let fresh = Window { ends: now.after(pace.span), times: 0 };
        let mut counted = self.lock();
        let window = counted.windows.get(self.key(deed), fresh, now);
        // One that ends later than a fresh one is from before the clock was set back.
        if window.is_over(now) || window.ends > fresh.ends {
            *window = fresh;
        }
        if window.times >= pace.times {
            return Err(Error::RateLimitExceeded(between(now, window.ends)));
        }
        window.times += 1;
        Ok(())
    }

    fn find_guesses_at(&self, name: &EmailHash) -> Guesses {
        self.lock().guesses.find(self.key(name)).unwrap_or_default()
    }

    fn note_guess_at(&self, name: &EmailHash, now: Timestamp) -> Result<(), Error> {
        self.lock().guesses.get(self.key(name), Guesses::default(), now).note(now)
    }
}

impl Passing for Window {
    fn is_over(&self, now: Timestamp) -> bool {
        self.ends <= now
    }

    fn rank(&self) -> i64 {
        self.ends.as_millis()
    }
}

/// Tries at names that nobody has are never over, as those at accounts are not; the oldest go first.
impl Passing for Guesses {
    fn is_over(&self, _: Timestamp) -> bool {
        false
    }

    fn rank(&self) -> i64 {
        self.last_at.map_or(0, Timestamp::as_millis)
    }
}

fn between(from: Timestamp, to: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(to.as_millis().saturating_sub(from.as_millis())).unwrap_or(0))
}
