//! For whoever watches over the server: is it alive, and can it do its work?

use std::time::Duration;

use actix_web::web::Data;
use freesewing_domain::error::Error;
use freesewing_domain::service::health as service;
use paperclip::actix::api_v2_operation;
use tokio::time::timeout;

use crate::api::Api;
use crate::error::ApiError;
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
    match timeout(PATIENCE, api.write(service::is_ready)).await {
        Ok(Ok(())) => Ok(Answer(Done::default())),
        Ok(Err(ApiError::Rule(Error::Store(cause)))) => {
            tracing::error!(%cause, "not ready: the store does not answer");
            Err(ApiError::NotReady)
        }
        Ok(Err(error)) => Err(error),
        Err(_) => {
            tracing::error!(seconds = PATIENCE.as_secs(), "not ready: the store takes too long");
            Err(ApiError::NotReady)
        }
    }
}
