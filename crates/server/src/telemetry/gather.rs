//! Lines of the log are gathered, and written together by a thread of their own: to write each took longer than to
//! answer its request.
//!
//! A line that comes after a while without any is written at once. Those that come while many do wait a moment. What was
//! gathered is written before the program ends and when it panics; only a program that is killed leaves some unwritten.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{mem, panic, thread};

/// How long lines are gathered.
const MOMENT: Duration = Duration::from_millis(50);
/// Whoever logs when there is more than this waits until it is written, so that it never fills the memory.
const MOST: usize = 1024 * 1024;

/// Lines that wait.
#[derive(Default)]
struct Lines {
    waiting: Mutex<Vec<u8>>,
    come: Condvar,
    /// Held while lines are written, so that they stay in order.
    turn: Mutex<()>,
}

impl Lines {
    fn add(&self, bytes: &[u8]) {
        let mut waiting = lock(&self.waiting);
        let first = waiting.is_empty();
        waiting.extend_from_slice(bytes);
        let full = waiting.len() > MOST;
        drop(waiting);
        if first {
            self.come.notify_one();
        }
        if full {
            self.write();
        }
    }

    /// Writes what waits.
    fn write(&self) {
        let _turn = lock(&self.turn);
        let lines = mem::take(&mut *lock(&self.waiting));
        // There is nobody to tell that standard error is gone.
        let _ = io::stderr().write_all(&lines);
    }

    fn wait(&self) {
        let waiting = lock(&self.waiting);
        drop(self.come.wait_while(waiting, |waiting| waiting.is_empty()).unwrap_or_else(PoisonError::into_inner));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What happens under these locks cannot fail half way, so a panic elsewhere leaves it whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes lines as they come. Dropped at the end, it writes the last ones.
pub(crate) struct Gatherer(Arc<Lines>);

impl Gatherer {
    /// Starts the thread that writes.
    pub(super) fn start() -> io::Result<Self> {
        let lines = Arc::<Lines>::default();
        let theirs = Arc::clone(&lines);
        thread::Builder::new().name("log".to_owned()).spawn(move || {
            loop {
                theirs.wait();
                theirs.write();
                thread::sleep(MOMENT);
            }
        })?;
        let (before, theirs) = (panic::take_hook(), Arc::clone(&lines));
        panic::set_hook(Box::new(move |panic| {
            theirs.write();
            before(panic);
        }));
        Ok(Self(lines))
    }

    /// Makes writers, each for one line.
    pub(super) fn writer(&self) -> impl Fn() -> Line + use<> {
        let lines = Arc::clone(&self.0);
        move || Line(Arc::clone(&lines))
    }
}

impl Drop for Gatherer {
    fn drop(&mut self) {
        self.0.write();
    }
}

/// Takes a line.
pub(super) struct Line(Arc<Lines>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
