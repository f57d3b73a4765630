use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError as _};
use freesewing_domain::service::usage::Usage;
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;

use super::columns::columns;
use super::{UsageAnswer, sheet};
use crate::error::ApiError;
use crate::wire::accept::Form;
use crate::wire::compression::compressed;
use crate::wire::{Answer, json};

/// The media type of a sheet.
const SHEET: &str = "text/csv; charset=utf-8";

/// How much the API is used, in the form that the caller likes best: JSON, or CSV for a spreadsheet.
pub struct UsageTable(pub Usage);

impl Responder for UsageTable {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut answer = HttpResponse::Ok();
        answer.insert_header((header::VARY, "Accept")).insert_header((header::CACHE_CONTROL, "no-store"));
        if Form::preferred(request) == Form::Json {
            return compressed(request, json::body(&mut answer, &UsageAnswer::from(self.0)));
        }
        let (name, columns) = (file_name(&self.0), columns(self.0.by, self.0.whose));
        match sheet::write(&columns, &UsageAnswer::from(self.0).usage.rows) {
            Ok(sheet) => {
                let sheet = answer
                    .content_type(SHEET)
                    .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
                    .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                    .body(sheet);
                compressed(request, sheet)
            }
            Err(error) => ApiError::from(error).error_response(),
        }
    }
}

/// What a sheet is called where it is kept: what it is by, and its span.
fn file_name(usage: &Usage) -> String {
    let day = |at: String| at.chars().take(10).collect::<String>();
    let (from, to) = (day(usage.span.from.to_string()), day(usage.span.to.to_string()));
    format!("usage-by-{}-{from}-to-{to}.csv", usage.by.name())
}

impl Schema for UsageTable {
    fn name() -> Option<String> {
        UsageAnswer::name()
    }

    fn description() -> &'static str {
        UsageAnswer::description()
    }

    fn raw_schema() -> DefaultSchemaRaw {
        UsageAnswer::raw_schema()
    }
}

impl OperationModifier for UsageTable {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        <Answer<UsageAnswer> as OperationModifier>::update_response(operation);
    }

    fn update_definitions(map: &mut BTreeMap<String, DefaultSchemaRaw>) {
        <Answer<UsageAnswer> as OperationModifier>::update_definitions(map);
    }
}
