//! What has expired is removed, from time to time: confirmations, subscriptions that nobody confirmed, exports, revoked keys,
//! activity, usage.

use std::time::Duration;

use actix_web::rt;
use freesewing_domain::error::Error;
use freesewing_domain::ports::Ports;
use freesewing_domain::service::{account, activity, apikey, confirmation, subscriber, usage};

use crate::clock::{ClockWatch, Trust};

/// This often.
const EVERY: Duration = Duration::from_secs(60 * 60);

/// Sweeps for as long as it is not dropped. What is over is judged by the clock; when somebody has just set that, it may be
/// wrong, and what is swept is gone. So there is an hour to set it right.
pub(crate) async fn sweep(ports: Ports, trust: Trust) {
    let mut watch = ClockWatch::new(ports.clock.now());
    if trust == Trust::Doubtful {
        tracing::warn!(
            "the database was last written long ago, or later than now; is the clock right? Nothing is swept for an hour"
        );
        rt::time::sleep(EVERY).await;
    }
    loop {
        if watch.was_set(ports.clock.now()) {
            tracing::warn!("the clock was set; nothing is swept for an hour");
            rt::time::sleep(EVERY).await;
            continue;
        }
        swept("expired confirmations", &ports, confirmation::sweep).await;
        swept("subscriptions that nobody confirmed", &ports, subscriber::sweep).await;
        swept("keys that were revoked long ago", &ports, apikey::sweep).await;
        swept("expired exports", &ports, account::sweep_exports).await;
        swept("what happened to accounts long ago", &ports, activity::sweep).await;
        swept("old usage", &ports, usage::sweep).await;
        rt::time::sleep(EVERY).await;
    }
}

/// Sweeps one kind of thing; `what` is for the log.
async fn swept(what: &'static str, ports: &Ports, sweep: fn(&Ports) -> Result<usize, Error>) {
    let ports = ports.clone();
    match rt::task::spawn_blocking(move || sweep(&ports)).await {
        Ok(Ok(removed)) => tracing::debug!(what, removed, "swept"),
        Ok(Err(error)) => tracing::error!(what, %error, "could not be swept"),
        Err(error) => tracing::error!(what, %error, "could not be swept"),
    }
}
