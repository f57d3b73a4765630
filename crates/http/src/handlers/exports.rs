//! Files in which people fetch everything of theirs.

use actix_web::web::Data;
use freesewing_domain::ports::ExportName;
use freesewing_domain::service::account as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::Id;
use crate::wire::export::Download;

/// Fetch everything that is kept of you
///
/// At the address that exporting the account answered; for 24 hours.
#[api_v2_operation(operation_id = "readExport", tags("Account"))]
pub async fn read(api: Data<Api>, id: Id<ExportName>) -> Result<Download, ApiError> {
    let name = id.get()?;
    // Does not write, but waits for the disk.
    Ok(Download(api.write(move |ports| service::read_export(ports, &name)).await?))
}
