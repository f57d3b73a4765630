//! Good answers: their status, and how they show in the API documentation.

use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, Responder};
use paperclip::actix::{Apiv2Schema, OperationModifier};
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw, Either, Response};
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;

use super::account::Free;
use super::compression::compressed;
use super::json;

/// The first member of every JSON answer.
#[derive(Clone, Copy, Debug, Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It worked.
    Success,
    /// It worked, and there is something new.
    Created,
    /// It worked, and a mail is on its way.
    EmailSent,
}

/// The answer when it worked, and there is nothing to tell.
#[derive(Debug, Serialize, Apiv2Schema)]
pub struct Done {
    result: Outcome,
}

impl Default for Done {
    fn default() -> Self {
        Self { result: Outcome::Success }
    }
}

/// The same, from routes that say so with a `data` that is always empty.
#[derive(Serialize, Apiv2Schema)]
pub struct DoneWithData {
    result: Outcome,
    /// Always empty.
    data: Free,
}

impl Default for DoneWithData {
    fn default() -> Self {
        Self { result: Outcome::Success, data: Free::default() }
    }
}

/// A JSON answer with its status. One that hands out a secret in answer to a `GET` says so, and is never compressed.
#[derive(Debug)]
pub struct Answer<T, const STATUS: u16 = 200, const SECRET: bool = false>(pub T);

/// The status of an answer that made something.
pub const CREATED: u16 = 201;

/// That an answer hands out a secret.
pub const SECRET: bool = true;

impl<T: Serialize, const STATUS: u16, const SECRET: bool> Responder for Answer<T, STATUS, SECRET> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let answer = json::body(&mut HttpResponse::build(status(STATUS)), &self.0);
        if SECRET { answer } else { compressed(request, answer) }
    }
}

impl<T: Schema, const STATUS: u16, const SECRET: bool> Schema for Answer<T, STATUS, SECRET> {
    fn name() -> Option<String> {
        T::name()
    }

    fn description() -> &'static str {
        T::description()
    }

    fn raw_schema() -> DefaultSchemaRaw {
        T::raw_schema()
    }
}

impl<T: Schema, const STATUS: u16, const SECRET: bool> OperationModifier for Answer<T, STATUS, SECRET> {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        let mut schema = T::schema_with_ref();
        schema.retain_ref();
        document(operation, STATUS, Some(schema));
    }
}

/// The answer to a removal: 204, nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Deleted;

impl Responder for Deleted {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().finish()
    }
}

impl Schema for Deleted {}

impl OperationModifier for Deleted {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        document(operation, 204, None);
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

/// Notes an answer in the API documentation.
pub(crate) fn document(operation: &mut DefaultOperationRaw, code: u16, schema: Option<DefaultSchemaRaw>) {
    let description = status(code).canonical_reason().map(str::to_owned);
    let response = Response { description, schema, ..Response::default() };
    operation.responses.insert(code.to_string(), Either::Right(response));
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::OK)
}
