//! Taking everything along: the answer that tells where it is, and the file itself.

use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder};
use freesewing_domain::error::Error;
use freesewing_domain::service::account::Everything;
use paperclip::actix::{Apiv2Schema, OperationModifier};
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;

use super::account::Account;
use super::activity::ActivityEvent;
use super::answer::document;
use super::compression::compressed;
use super::quota_request::QuotaRequest;
use super::user::UserData;
use super::{Answer, Outcome, json};

/// The answer that tells where everything is.
#[derive(Serialize, Apiv2Schema)]
pub struct ExportAnswer {
    result: Outcome,
    /// The address of the file, for 24 hours. Who has the address can read the file.
    #[openapi(example = "http://localhost:3000/exports/0123456789abcdef.json")]
    data: String,
}

impl From<String> for ExportAnswer {
    fn from(address: String) -> Self {
        Self { result: Outcome::Success, data: address }
    }
}

/// The file: the account, and what is kept of it, as the other routes show them.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub struct ExportDocument {
    #[serde(flatten)]
    account: Account,
    #[serde(flatten)]
    data: UserData,
    /// Its requests for more than the usual limits, the latest first.
    quota_requests: Vec<QuotaRequest>,
    /// What happened to the account in the last 180 days, newest first.
    activity: Vec<ActivityEvent>,
}

impl From<Everything> for ExportDocument {
    fn from(everything: Everything) -> Self {
        let quota_requests = everything.quota_requests.into_iter().map(QuotaRequest::from).collect();
        let activity = everything.activity.into_iter().map(ActivityEvent::from).collect();
        Self { account: Account::from(&everything.user), data: everything.data.into(), quota_requests, activity }
    }
}

impl ExportDocument {
    /// Writes the file.
    ///
    /// # Errors
    /// [`Error::Internal`]
    pub fn write(everything: Everything) -> Result<Vec<u8>, Error> {
        // The cause may quote what it could not write.
        json::to_pretty_vec(&Self::from(everything)).map_err(|_| Error::Internal("an export cannot be JSON".to_owned()))
    }
}

/// The answer that is the file.
pub struct Download(pub Vec<u8>);

impl Responder for Download {
    type Body = BoxBody;

    /// It is personal, so nobody on the way keeps it, and a browser saves it and does not look into it.
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let file = HttpResponse::Ok()
            .content_type(json::MEDIA_TYPE)
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::CONTENT_DISPOSITION, "attachment"))
            .body(self.0);
        compressed(request, file)
    }
}

impl Schema for Download {}

impl OperationModifier for Download {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        let mut schema = ExportDocument::schema_with_ref();
        schema.retain_ref();
        document(operation, 200, Some(schema));
    }

    fn update_definitions(map: &mut BTreeMap<String, DefaultSchemaRaw>) {
        <Answer<ExportDocument> as OperationModifier>::update_definitions(map);
    }
}
