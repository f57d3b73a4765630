//! The thread that empties the outbox.

mod complaint;
mod patience;
mod round;

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use freesewing_domain::ports::{Clock, OutboxStore};
use freesewing_domain::rules::Website;

use self::complaint::Complaint;
use self::round::Round;
use crate::postman::Postman;

/// How often the outbox is looked into when nothing is going on.
const PACE: Duration = Duration::from_millis(300);

/// How long stopping waits for the mail in hand.
const GRACE: Duration = Duration::from_secs(5);

/// A thread that takes mails from the outbox and delivers them, one after the other, until it is stopped.
///
/// A mail that could not be delivered is tried again after 10 seconds, 30 seconds, 1, 5 and 15 minutes, then every
/// hour, for as long as its link works and for three days at most. One that is refused for good is given up after five
/// tries. Each failure is a line in the log, with the number of the mail, its letter and the cause; never an address or
/// a link.
///
/// Any number of instances may share an outbox. A mail is delivered at least once; twice only when an instance ends
/// between the two moments of delivering it and removing it from the outbox.
pub struct Dispatcher {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Dispatcher {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(
        outbox: Arc<dyn OutboxStore + Send + Sync>,
        clock: Arc<dyn Clock>,
        postman: Postman,
        website: Website,
    ) -> io::Result<Self> {
        Self::start_with_pace(outbox, clock, postman, website, PACE)
    }

    /// Starts the thread with another pace: how often it looks into the outbox when nothing is going on.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start_with_pace(
        outbox: Arc<dyn OutboxStore + Send + Sync>,
        clock: Arc<dyn Clock>,
        postman: Postman,
        website: Website,
        pace: Duration,
    ) -> io::Result<Self> {
        let round = Round { outbox, clock, postman, website, delivered: HashSet::new() };
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = thread::Builder::new().name("mail".to_owned()).spawn(move || run(round, &told, pace))?;
        Ok(Self { stop, thread: Some(thread) })
    }

    /// Stops, after the mail in hand. Mails of the same batch go back to the outbox.
    ///
    /// Returns within five seconds in any case: when an SMTP server keeps us waiting, its mail is left to its fate. It
    /// stays in the outbox, and is due again four minutes after it was taken. Dropping does the same.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        let Some(thread) = self.thread.take() else { return };
        thread.thread().unpark();
        let step = Duration::from_millis(10);
        let mut waited = Duration::ZERO;
        while !thread.is_finished() && waited < GRACE {
            thread::sleep(step);
            waited += step;
        }
        if !thread.is_finished() {
            tracing::warn!("a mail is still being handed over while we stop; it may be sent again");
        } else if thread.join().is_err() {
            tracing::error!("the mail thread had ended by a panic");
        }
    }
}

/// Goes round and round until told to stop.
fn run(mut round: Round, stop: &AtomicBool, pace: Duration) {
    let mut complaint = Complaint::default();
    while !stop.load(Ordering::Acquire) {
        let wait = match round.walk(stop) {
            Ok(mails) => {
                complaint.over();
                if mails == 0 { pace } else { Duration::ZERO }
            }
            Err(error) => complaint.about(&error, round.clock.now(), pace),
        };
        if !wait.is_zero() {
            thread::park_timeout(wait);
        }
    }
}
