//! Calls that were counted are written down, from time to time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::rt;
use freesewing_domain::ports::Store;

/// This often.
const EVERY: Duration = Duration::from_millis(500);
/// While that fails, the log is told this often.
const REMINDER: Duration = Duration::from_secs(60);

/// Writes for as long as it is not dropped. What cannot be written is kept for the next time.
pub(crate) async fn write(store: Arc<dyn Store>) {
    let mut outage = Outage::default();
    loop {
        rt::time::sleep(EVERY).await;
        let store = store.clone();
        match rt::task::spawn_blocking(move || store.write_counts()).await {
            Ok(Ok(())) => {
                if outage.is_over() {
                    tracing::info!("counted calls are written again");
                }
            }
            Ok(Err(error)) => {
                if outage.is_worth_saying(Instant::now()) {
                    tracing::error!(%error, "counted calls could not be written; they are kept for the next time");
                }
            }
            Err(error) => tracing::error!(%error, "counted calls could not be written"),
        }
    }
}

/// A time in which nothing could be written.
#[derive(Default)]
struct Outage {
    said: Option<Instant>,
}

impl Outage {
    /// Whether to say so: when it begins, and each minute that it lasts.
    fn is_worth_saying(&mut self, now: Instant) -> bool {
        let worth = self.said.is_none_or(|said| now.duration_since(said) >= REMINDER);
        if worth {
            self.said = Some(now);
        }
        worth
    }

    /// Whether there was one until now.
    fn is_over(&mut self) -> bool {
        self.said.take().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_is_said_when_it_begins_once_a_minute_and_when_it_is_over() {
        let (mut outage, start) = (Outage::default(), Instant::now());
        assert!(!outage.is_over());
        let said = (0..=120).filter(|second| outage.is_worth_saying(start + Duration::from_secs(*second)));
        assert_eq!(said.collect::<Vec<_>>(), [0, 60, 120]);
        assert!(outage.is_over());
        assert!(!outage.is_over());
        assert!(outage.is_worth_saying(start), "the next one");
    }
}
