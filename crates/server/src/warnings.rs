//! Mails that warn the owners of keys: looked for from time to time.

use std::time::Duration;

use actix_web::rt;
use freesewing_domain::error::Error;
use freesewing_domain::ports::Ports;
use freesewing_domain::service::apikey;

/// Keys that end soon are looked for this often. What was said is kept with the key, so a restart says nothing twice.
const ENDS: Duration = Duration::from_secs(60 * 60);

/// Warns for as long as it is not dropped; of unusual use, it looks this often.
pub(crate) async fn watch(ports: Ports, every: Duration) {
    let ends = repeat("keys that end soon", &ports, ENDS, apikey::warn_of_end);
    let uses = repeat("keys used more than usual", &ports, every, apikey::warn_of_use);
    tokio::join!(ends, uses);
}

async fn repeat(what: &'static str, ports: &Ports, every: Duration, warn: fn(&Ports) -> Result<usize, Error>) {
    loop {
        let ports = ports.clone();
        match rt::task::spawn_blocking(move || warn(&ports)).await {
            Ok(Ok(0)) => tracing::debug!(what, "nobody to warn"),
            Ok(Ok(mails)) => tracing::info!(what, mails, "warned"),
            Ok(Err(error)) => tracing::error!(what, %error, "owners could not be warned"),
            Err(error) => tracing::error!(what, %error, "owners could not be warned"),
        }
        rt::time::sleep(every).await;
    }
}
