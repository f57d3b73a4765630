//! The identifier of a request, by which everything that is logged on its way can be found.
//!
//! It is known to the thread for as long as the thread works on the request, so that whoever writes the log asks
//! [`RequestId::current`]. A span of `tracing` would do the same, for many times the work.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::pin;

use uuid::fmt::Hyphenated;
use uuid::{Builder, Uuid};

/// An odd number without a pattern: adding it over and over comes past every number of 128 bits once.
const STEP: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;

thread_local! {
    static CURRENT: Cell<Option<RequestId>> = const { Cell::new(None) };
    /// Where this thread is on its way through the numbers. It begins somewhere at random, so that no two meet.
    static NEXT: Cell<u128> = Cell::new(Uuid::new_v4().as_u128());
}

/// Identifies a request. It is no secret, and whoever knows one may guess others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(Uuid);

impl RequestId {
    /// How long it is as text.
    pub const LENGTH: usize = Hyphenated::LENGTH;

    /// One that no other request has.
    pub(crate) fn fresh() -> Self {
        let number = NEXT.with(|next| next.replace(next.get().wrapping_add(STEP)));
        Self(Builder::from_random_bytes(number.to_be_bytes()).into_uuid())
    }

    /// The identifier of the request that this thread works on.
    #[must_use]
    pub fn current() -> Option<Self> {
        CURRENT.get()
    }

    /// Writes it as text.
    pub fn text(self, to: &mut [u8; Self::LENGTH]) -> &str {
        self.0.hyphenated().encode_lower(to)
    }

    /// Works on the request.
    pub(crate) fn within<T>(self, work: impl FnOnce() -> T) -> T {
        let _before = Before(CURRENT.replace(Some(self)));
        work()
    }

    /// Works on the request whenever there is something to do for it.
    pub(crate) async fn handled<F: Future>(self, work: impl FnOnce() -> F) -> F::Output {
        let mut work = pin!(self.within(work));
        poll_fn(|context| self.within(|| work.as_mut().poll(context))).await
    }
}

/// What the thread worked on before, and will again, also when the work panics.
struct Before(Option<RequestId>);

impl Drop for Before {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_has_one_of_its_own() {
        let mut ids: Vec<_> = (0..1000).map(|_| RequestId::fresh().0).collect();
        ids.extend(std::thread::spawn(|| (0..1000).map(|_| RequestId::fresh().0).collect::<Vec<_>>()).join().unwrap());
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 2000);
        assert!(ids.iter().all(|id| id.get_version_num() == 4));
    }

    #[test]
    fn is_known_while_a_request_is_worked_on() {
        let (one, other) = (RequestId::fresh(), RequestId::fresh());
        one.within(|| {
            other.within(|| assert_eq!(RequestId::current(), Some(other)));
            assert_eq!(RequestId::current(), Some(one));
        });
        assert_eq!(RequestId::current(), None);
    }
}
