//! The one connection that writes, and how writes share commits.
//!
//! What makes a write slow is not the write but the commit, which waits for the disk. So whoever finds others waiting
//! behind them leaves the transaction open for the next one, and waits; the last of them commits for all, and only then
//! do they return: what a write has said is done, is on disk. Somebody who writes alone commits at once.
//!
//! Each write is whole or nothing by itself: the first has the transaction to itself, the others a savepoint each. When the
//! shared commit fails, so does every write in it, also one that had answered that there was nothing to do: it may have
//! seen what the others wrote.

use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use freesewing_domain::ports::StoreError;
use parking_lot::{Condvar, Mutex, MutexGuard};

use super::changes::Changes;
use super::error::{database, unavailable};
use super::ours::Ours;

/// How long a write waits for its turn before it fails.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it waits for another process to let go of the database.
const PATIENCE_WITH_STRANGERS: Duration = Duration::from_millis(if cfg!(test) { 300 } else { 5_000 });
/// The most writes that share a commit: so many take a few milliseconds.
const MOST: usize = 128;
/// After so long, whoever waits for a shared commit looks whether somebody is still about to do it.
const IMPATIENCE: Duration = Duration::from_millis(if cfg!(test) { 300 } else { 5 });

/// The connection, and who has it.
pub(super) struct Writer {
    pen: Mutex<Pen>,
    ours: Arc<Ours>,
    /// How many wait for the pen.
    waiting: AtomicUsize,
    /// Whether the last transaction could not even begin.
    stuck: AtomicBool,
}

/// Whoever holds it may write.
struct Pen {
    conn: SqliteConnection,
    changes: Changes,
    ours: Arc<Ours>,
    /// The transaction that was left open, and how many writes are in it.
    open: Option<(Arc<Commit>, usize)>,
}

/// What becomes of a transaction that several share.
#[derive(Default)]
struct Commit {
    outcome: Mutex<Option<Result<(), Failed>>>,
    decided: Condvar,
}

/// Why a commit that was shared failed, for each of those who shared it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("could not be committed: {0}")]
struct Failed(Arc<str>);

#[derive(Debug, thiserror::Error)]
#[error("other writes take too long")]
struct OutOfPatience;

/// While the database takes no writes, one at a time finds that out the long way. If each did, one after the other, all
/// threads would be busy with that, and those who wait would wait in vain for much longer.
#[derive(Debug, thiserror::Error)]
#[error("another write waits in vain already")]
struct Stuck;

impl Writer {
    pub(super) fn new(conn: SqliteConnection, changes: Changes, ours: Arc<Ours>) -> Self {
        Self {
            pen: Mutex::new(Pen { conn, changes, ours: Arc::clone(&ours), open: None }),
            ours,
            waiting: AtomicUsize::new(0),
            stuck: AtomicBool::new(false),
        }
    }

    /// Runs `write` in a transaction that holds the write lock from its start. When it fails, nothing was written.
    pub(super) fn write<T, E: From<StoreError> + Display>(
        &self,
        write: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut turn = Turn(self.take_pen()?);
        let begun = turn.0.begin();
        self.stuck.store(begun.is_err(), Ordering::Release);
        let (commit, writes) = begun?;
        let written = if writes == 1 { turn.0.first(write) } else { turn.0.apart(write) };
        if writes >= MOST || self.waiting.load(Ordering::Acquire) == 0 {
            turn.0.commit();
        }
        drop(turn);
        self.wait_for(&commit).map_err(unavailable)?;
        written
    }

    /// Looks whether another process has written, unless somebody is writing here, who has looked.
    pub(super) fn look_for_strangers(&self) {
        if let Some(mut pen) = self.pen.try_lock()
            && pen.open.is_none()
        {
            pen.look_for_strangers();
        }
    }

    /// Whether the database is still the one that was opened, as far as is known.
    pub(super) fn ours(&self) -> &Ours {
        &self.ours
    }

    fn take_pen(&self) -> Result<MutexGuard<'_, Pen>, StoreError> {
        if let Some(pen) = self.pen.try_lock() {
            return Ok(pen);
        }
        if self.stuck.load(Ordering::Acquire) {
            return Err(unavailable(Stuck));
        }
        self.waiting.fetch_add(1, Ordering::AcqRel);
        let pen = self.pen.try_lock_for(PATIENCE);
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        let pen = pen.ok_or(OutOfPatience).map_err(unavailable)?;
        // Whoever had it before may have found out meanwhile.
        if self.stuck.load(Ordering::Acquire) { Err(unavailable(Stuck)) } else { Ok(pen) }
    }

    /// Waits until a transaction is committed. Whoever it was left open for may have given up, so those who wait also
    /// look after it.
    fn wait_for(&self, commit: &Arc<Commit>) -> Result<(), Failed> {
        let mut outcome = commit.outcome.lock();
        loop {
            if let Some(outcome) = &*outcome {
                return outcome.clone();
            }
            if commit.decided.wait_for(&mut outcome, IMPATIENCE).timed_out() {
                // Never both locks in this order: whoever commits holds the pen first.
                drop(outcome);
                if let Some(mut pen) = self.pen.try_lock()
                    && pen.open.as_ref().is_some_and(|(open, _)| Arc::ptr_eq(open, commit))
                {
                    pen.commit();
                }
                outcome = commit.outcome.lock();
            }
        }
    }
}

impl Pen {
    /// Begins a transaction, or goes on with the one that was left open; says how many writes are in it with this one.
    fn begin(&mut self) -> Result<(Arc<Commit>, usize), StoreError> {
        if let Some((commit, writes)) = &mut self.open {
            *writes += 1;
            return Ok((Arc::clone(commit), *writes));
        }
        self.take_lock().inspect_err(|_| {
            // In case it fails because there is one that could not be undone before, or the database is another's now.
            let _ = self.conn.batch_execute("ROLLBACK");
        })?;
        let commit = Arc::<Commit>::default();
        self.open = Some((Arc::clone(&commit), 1));
        Ok((commit, 1))
    }

    /// Begins a transaction that holds the write lock, in a database that is still ours.
    fn take_lock(&mut self) -> Result<(), StoreError> {
        self.ours.is_in_place()?;
        let began = Instant::now();
        while let Err(error) = self.conn.batch_execute("BEGIN IMMEDIATE") {
            if !is_locked(&error) || began.elapsed() >= PATIENCE_WITH_STRANGERS {
                return Err(database(error));
            }
            // Whoever has the lock may write again and again, and here everybody else relies on us to look.
            self.look_for_strangers();
        }
        self.look_for_strangers();
        self.ours.check().or_else(|_| {
            self.ours.look_at_key(&mut self.conn);
            self.ours.check()
        })
    }

    /// Looks whether another process has written, and whether it left the database to us.
    fn look_for_strangers(&mut self) {
        if self.changes.look_for_strangers(&mut self.conn) {
            self.ours.look_at_key(&mut self.conn);
        }
    }

    /// Runs the first write of a transaction. A savepoint would keep a copy of each page that it changes.
    fn first<T, E: From<StoreError> + Display>(
        &mut self,
        write: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let written = write(&mut self.conn);
        if written.is_err() {
            // It fails when SQLite has done it already.
            let _ = self.conn.batch_execute("ROLLBACK");
            self.decide(Ok(()));
        }
        written
    }

    /// Runs a write apart from the others in its transaction, so that it can be undone alone.
    fn apart<T, E: From<StoreError> + Display>(
        &mut self,
        write: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.conn.batch_execute("SAVEPOINT one").map_err(database)?;
        let written = write(&mut self.conn);
        let after = if written.is_ok() { "RELEASE one" } else { "ROLLBACK TO one; RELEASE one" };
        if let Err(error) = self.conn.batch_execute(after) {
            // A full disk undoes the whole transaction by itself; then there is no savepoint to go back to.
            let why = written.as_ref().err().map_or_else(|| error.to_string(), ToString::to_string);
            self.give_up(&why);
        }
        written
    }

    /// Commits what is open, and tells all who have a part in it.
    fn commit(&mut self) {
        if self.open.is_none() {
            return;
        }
        match self.conn.batch_execute("COMMIT") {
            Ok(()) => self.decide(Ok(())),
            Err(error) => self.give_up(&error.to_string()),
        }
    }

    /// Undoes what is open, and tells all who have a part in it.
    fn give_up(&mut self, why: &str) {
        // It fails when SQLite has done it already.
        let _ = self.conn.batch_execute("ROLLBACK");
        self.decide(Err(Failed(why.into())));
    }

    fn decide(&mut self, outcome: Result<(), Failed>) {
        // Before anybody returns: whoever reads after that must not be shown what was before.
        self.changes.publish();
        if let Some((commit, _)) = self.open.take() {
            *commit.outcome.lock() = Some(outcome);
            commit.decided.notify_all();
        }
    }
}

/// Whether somebody else has the lock that it takes. SQLite has waited a moment for it already.
fn is_locked(error: &diesel::result::Error) -> bool {
    matches!(error, diesel::result::Error::DatabaseError(_, about) if about.message() == "database is locked")
}

/// A turn with the pen. One that ends in a panic undoes the transaction, which nobody could trust any more.
struct Turn<'a>(MutexGuard<'a, Pen>);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.give_up("another write failed badly");
        }
    }
}

#[cfg(test)]
mod tests;
