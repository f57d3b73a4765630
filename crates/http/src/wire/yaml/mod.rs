//! YAML answers: the same documents as in JSON.

mod layout;

pub use layout::to_string;

use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError as _};
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;

use super::answer::document;
use crate::error::ApiError;
use freesewing_domain::error::Error;

/// The media type of YAML answers.
const MEDIA_TYPE: &str = "text/yaml; charset=utf-8";

/// A YAML answer; a record that is not found is `null`, with 404.
pub struct Yaml<T>(pub Result<T, ApiError>);

impl<T: Serialize> Responder for Yaml<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let document = self.0.and_then(|document| {
            serde_json::to_value(document).map_err(|error| Error::Internal(error.to_string()).into())
        });
        match document {
            Ok(document) => HttpResponse::Ok().content_type(MEDIA_TYPE).body(to_string(&document)),
            Err(ApiError::Rule(Error::NotFound)) => HttpResponse::NotFound().content_type(MEDIA_TYPE).body("null\n"),
            Err(error) => error.error_response(),
        }
    }
}

impl<T: Schema> Schema for Yaml<T> {
    fn name() -> Option<String> {
        T::name()
    }

    fn raw_schema() -> DefaultSchemaRaw {
        T::raw_schema()
    }
}

impl<T: Schema> OperationModifier for Yaml<T> {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        let mut schema = T::schema_with_ref();
        schema.retain_ref();
        document(operation, 200, Some(schema));
    }

    fn update_definitions(map: &mut BTreeMap<String, DefaultSchemaRaw>) {
        <super::Answer<T> as OperationModifier>::update_definitions(map);
    }
}
