//! YAML answers: the same documents as in JSON.

mod layout;

pub use layout::to_string;

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use freesewing_domain::error::Error;
use paperclip::v2::schema::Apiv2Errors;

use crate::error::ApiError;

/// The media type of YAML answers.
pub(crate) const MEDIA_TYPE: &str = "text/yaml; charset=utf-8";

/// What is wrong where YAML is answered: a record that is not found is `null`, with 404.
#[derive(Debug)]
pub struct YamlError(ApiError);

impl From<ApiError> for YamlError {
    fn from(error: ApiError) -> Self {
        Self(error)
    }
}

impl From<Error> for YamlError {
    fn from(error: Error) -> Self {
        Self(error.into())
    }
}

impl fmt::Display for YamlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl ResponseError for YamlError {
    fn status_code(&self) -> StatusCode {
        self.0.status_code()
    }

    fn error_response(&self) -> HttpResponse {
        match self.0 {
            ApiError::Rule(Error::NotFound) => HttpResponse::NotFound().content_type(MEDIA_TYPE).body("null\n"),
            _ => self.0.error_response(),
        }
    }
}

impl Apiv2Errors for YamlError {}
