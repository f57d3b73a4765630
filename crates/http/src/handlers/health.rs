//! For whoever watches over the server: is it alive, can it do its work, and how do its parts fare?

use std::future::Future;
use std::time::Duration;

use actix_web::web::Data;
use freesewing_domain::error::Error;
use freesewing_domain::service::health as service;
use paperclip::actix::api_v2_operation;
use tokio::time::timeout;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::Signed;
use crate::wire::health::HealthAnswer;
use crate::wire::{Answer, Done};

/// Longer than this, the store takes for nothing that it still does well.
const PATIENCE: Duration = Duration::from_secs(2);

/// Is the server alive?
///
/// Answers for as long as the process does, whatever is the matter with the database. What restarts the server should
/// ask here.
#[api_v2_operation(operation_id = "isAlive", tags("Health"))]
pub async fn alive() -> Result<Answer<Done>, ApiError> {
    Ok(Answer(Done::default()))
}

/// Is the server ready?
///
/// Asks the database. What sends requests to the server should ask here.
#[api_v2_operation(operation_id = "isReady", tags("Health"))]
pub async fn ready(api: Data<Api>) -> Result<Answer<Done>, ApiError> {
    if answers(api.write(service::is_ready)).await? { Ok(Answer(Done::default())) } else { Err(ApiError::NotReady) }
}

/// See how the server fares
///
/// Its version, the database, mails, pictures, exports and the last backup: numbers and dates, nothing secret and nothing
/// personal.
#[api_v2_operation(operation_id = "watchHealth", tags("Administration"))]
pub async fn report(api: Data<Api>, signed: Signed) -> Result<Answer<HealthAnswer>, ApiError> {
    let report = api.count(move |ports| service::report(ports, &signed.0)).await?;
    let takes_writes = answers(api.try_out(service::takes_writes)).await?;
    Ok(Answer(HealthAnswer::new(report, takes_writes)))
}

/// Whether the store does what it is asked, in good time. If not, the cause is in the log.
async fn answers(asked: impl Future<Output = Result<(), ApiError>>) -> Result<bool, ApiError> {
    match timeout(PATIENCE, asked).await {
        Ok(Ok(())) => Ok(true),
        Ok(Err(ApiError::Rule(Error::Store(cause)))) => {
            tracing::error!(%cause, "not ready: the store does not answer");
            Ok(false)
        }
        Ok(Err(error)) => Err(error),
        Err(_) => {
            tracing::error!(seconds = PATIENCE.as_secs(), "not ready: the store takes too long");
            Ok(false)
        }
    }
}
