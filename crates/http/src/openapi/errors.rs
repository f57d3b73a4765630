//! How a route can fail, in the API documentation.

use std::collections::BTreeMap;

use actix_web::http::{Method, StatusCode};
use paperclip::actix::{Apiv2Schema, OperationModifier};
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw, Either, Response};
use paperclip::v2::schema::{Apiv2Errors, Apiv2Schema as Schema};

use crate::error::ApiError;
use crate::middleware::limit::EXEMPT;
use crate::routes::{Declared, Door};

/// The body of an answer that says what is wrong.
#[derive(Apiv2Schema)]
#[expect(dead_code, reason = "stands for the documentation of what `ApiError` writes")]
struct ErrorBody {
    /// Always `error`.
    #[openapi(example = "error")]
    result: String,
    /// What is wrong, as one word.
    #[openapi(example = "nameMissing")]
    error: String,
}

/// The body of an answer that says that something is not allowed.
#[derive(Apiv2Schema)]
#[expect(dead_code, reason = "stands for the documentation of what `ApiError` writes")]
struct ForbiddenBody {
    /// Always `error`.
    #[openapi(example = "error")]
    result: String,
    /// What is wrong, as one word.
    #[openapi(example = "insufficientAccessLevel")]
    error: String,
    /// With `insufficientAccessLevel`: the level that it takes. When that is not above yours, no level is enough: the
    /// thing is somebody else's.
    #[openapi(example = "4")]
    required: Option<u8>,
    /// With `insufficientAccessLevel`: the level that you have, with this credential.
    #[openapi(example = "3")]
    level: Option<u8>,
}

/// The body of an answer that says why an account may not go on.
#[derive(Apiv2Schema)]
#[expect(dead_code, reason = "stands for the documentation of what `ApiError` writes")]
struct RefusalBody {
    /// Always `error`.
    #[openapi(example = "error")]
    result: String,
    error: RefusalReason,
}

#[derive(Apiv2Schema)]
#[expect(dead_code, reason = "stands for the documentation of what `ApiError` writes")]
struct RefusalReason {
    /// Why, as one word.
    #[openapi(example = "consentLacking")]
    error: String,
}

/// What comes with more than a word.
const INSUFFICIENT: &str = "insufficientAccessLevel";

impl Apiv2Errors for ApiError {}

/// Notes in an operation everything that can go wrong there.
pub(crate) fn document(operation: &mut DefaultOperationRaw, route: &Declared, failures: &[(u16, &[&str])]) {
    let mut all: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for (code, identifiers) in failures {
        all.entry(*code).or_default().extend(identifiers.iter());
    }
    if route.method != Method::GET {
        all.entry(400).or_default().push("invalidJson");
        all.entry(413).or_default().push("bodyTooLarge");
        all.entry(415).or_default().push("unsupportedCharset");
    }
    all.entry(400).or_default().push("invalidPath");
    if route.path.contains('{') {
        all.entry(404).or_default();
    }
    match route.door {
        Door::Open => {}
        Door::Guest(_) | Door::Signed(_) => {
            all.entry(401).or_default();
            all.entry(403).or_default().push(INSUFFICIENT);
        }
    }
    if !EXEMPT.contains(&route.path.as_str()) {
        all.entry(429).or_default().push("rateLimitExceeded");
        all.entry(503).or_default().push("notReady");
    }
    all.entry(500).or_default().push("internalError");
    for (code, identifiers) in all {
        operation.responses.insert(code.to_string(), Either::Right(response(route.door, code, &identifiers)));
    }
}

/// Adds the schema of error answers to the components.
pub(crate) fn define(map: &mut BTreeMap<String, DefaultSchemaRaw>) {
    <ErrorBody as OperationModifier>::update_definitions(map);
    <ForbiddenBody as OperationModifier>::update_definitions(map);
    <RefusalBody as OperationModifier>::update_definitions(map);
}

fn response(door: Door, code: u16, identifiers: &[&str]) -> Response<DefaultSchemaRaw> {
    let reason = StatusCode::from_u16(code).ok().and_then(|status| status.canonical_reason()).unwrap_or("Error");
    let list: Vec<_> = identifiers.iter().map(|identifier| format!("`{identifier}`")).collect();
    let said = format!("{reason}: {}", list.join(", "));
    let (description, schema) = match (code, list.is_empty()) {
        (401, true) => ("Unauthorized, as plain text".to_owned(), None),
        (404, true) => ("Not Found: there is no such record".to_owned(), None),
        (_, true) => (reason.to_owned(), None),
        // A credential that is no good is plain text here too.
        (401 | 451, false) if matches!(door, Door::Guest(_)) => (said, Some(reference::<RefusalBody>())),
        (403, false) if identifiers.contains(&INSUFFICIENT) => (said, Some(reference::<ForbiddenBody>())),
        (_, false) => (said, Some(reference::<ErrorBody>())),
    };
    Response { description: Some(description), schema, ..Response::default() }
}

fn reference<T: Schema>() -> DefaultSchemaRaw {
    let mut schema = T::schema_with_ref();
    schema.retain_ref();
    schema
}
