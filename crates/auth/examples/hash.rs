//! How many passwords this machine can compare in a second when it does nothing else: the limit of signing in.
//!
//! `cargo run --release -p freesewing-auth --example hash -- SECONDS`

use std::error::Error;
use std::io::Write as _;
use std::thread;
use std::time::{Duration, Instant};

use freesewing_auth::password::ScryptPasswords;
use freesewing_domain::ports::PasswordHasher as _;
use freesewing_domain::secret::Secret;

/// Compares over and over, and says how often that was.
fn compare_until(end: Instant, password: &Secret, kept: &Secret) -> u32 {
    let mut compared = 0;
    while Instant::now() < end {
        ScryptPasswords.verify(password, Some(kept));
        compared += 1;
    }
    compared
}

fn main() -> Result<(), Box<dyn Error>> {
    let seconds = std::env::args().nth(1).ok_or("usage: hash SECONDS")?.parse()?;
    let password = Secret::new("a password that nobody guesses");
    let kept = ScryptPasswords.hash(&password)?;
    let began = Instant::now();
    let end = began + Duration::from_secs(seconds);
    let compared: u32 = thread::scope(|scope| {
        let threads: Vec<_> = (0..thread::available_parallelism().map_or(1, usize::from))
            .map(|_| scope.spawn(|| compare_until(end, &password, &kept)))
            .collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).sum()
    });
    writeln!(std::io::stdout(), "{:.2}", f64::from(compared) / began.elapsed().as_secs_f64())?;
    Ok(())
}
