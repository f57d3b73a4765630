//! How much the API is used.

use actix_web::web::Data;
use freesewing_domain::ids::ApikeyId;
use freesewing_domain::service::usage as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Id, Query, Signed};
use crate::wire::usage::{AccountUsage, EverybodysUsage, KeyUsage, UsageTable, question};

/// See how much an API key is used
///
/// Also one that has ended, for as long as it is kept. With `Accept: text/csv` the rows come as a sheet.
#[api_v2_operation(operation_id = "readApikeyUsage", tags("API keys"), produces = "application/json, text/csv")]
pub async fn apikey(
    api: Data<Api>,
    signed: Signed,
    id: Id<ApikeyId>,
    query: Query<KeyUsage>,
) -> Result<UsageTable, ApiError> {
    let (id, asked) = (id.get()?, question(&query)?);
    let usage = api.count(move |ports| service::of_key(ports, &signed.0, id, &asked)).await?;
    Ok(UsageTable(usage))
}

/// See how much your account is used
///
/// With tokens and with keys. With `Accept: text/csv` the rows come as a sheet.
#[api_v2_operation(operation_id = "readUsage", tags("Account"), produces = "application/json, text/csv")]
pub async fn account(api: Data<Api>, signed: Signed, query: Query<AccountUsage>) -> Result<UsageTable, ApiError> {
    let asked = question(&query)?;
    let usage = api.count(move |ports| service::of_account(ports, &signed.0, &asked)).await?;
    Ok(UsageTable(usage))
}

/// See who uses most
///
/// Accounts, keys or routes, those with most calls first. With `Accept: text/csv` the rows come as a sheet.
#[api_v2_operation(operation_id = "watchUsage", tags("Administration"), produces = "application/json, text/csv")]
pub async fn everybody(api: Data<Api>, signed: Signed, query: Query<EverybodysUsage>) -> Result<UsageTable, ApiError> {
    let asked = question(&query)?;
    let usage = api.count(move |ports| service::of_everybody(ports, &signed.0, &asked)).await?;
    Ok(UsageTable(usage))
}
