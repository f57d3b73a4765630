//! Answers that everybody may have: with a tag by which to ask for them again, and compressed for who asks.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, Responder};
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;

use super::Answer;
use super::answer::document;
use super::compression::{self, Encoding, LEAST};
use super::validator;
use crate::public::{Form, Ready};

/// Whoever owns it may hide or remove it at any moment, so everybody may keep it, and none may show it without asking.
const CACHING: HeaderValue = HeaderValue::from_static("public, no-cache");
/// The same question has another answer for who takes it compressed.
const VARIES: HeaderValue = HeaderValue::from_static("Accept-Encoding");

/// An answer that everybody may have. `T` is what it says.
pub struct Public<T> {
    ready: Arc<Ready>,
    says: PhantomData<T>,
}

impl<T> Public<T> {
    pub(crate) const fn new(ready: Arc<Ready>) -> Self {
        Self { ready, says: PhantomData }
    }
}

impl<T> Responder for Public<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let ready = &self.ready;
        let wanted = if ready.plain.body.len() < LEAST { None } else { Encoding::asked_for(request.headers()) };
        match wanted {
            Some(encoding) if ready.is_kept() => match ready.packed(encoding) {
                Some(form) => answer(request, ready, form, Some(encoding)),
                None => answer(request, ready, &ready.plain, None),
            },
            // Too long to be kept, so it is not kept compressed either.
            Some(encoding) => match ready.tag_of(encoding) {
                Ok(tag) => {
                    let form = Form { body: ready.plain.body.clone(), tag };
                    compression::encoded(answer(request, ready, &form, None), encoding)
                }
                Err(_) => answer(request, ready, &ready.plain, None),
            },
            None => answer(request, ready, &ready.plain, None),
        }
    }
}

fn answer(request: &HttpRequest, ready: &Ready, form: &Form, encoding: Option<Encoding>) -> HttpResponse {
    let known = validator::is_known(request.headers(), form.tag.as_bytes());
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header((header::ETAG, form.tag.clone()))
        .insert_header((header::CACHE_CONTROL, CACHING))
        .insert_header((header::VARY, VARIES));
    if known {
        return answer.finish();
    }
    if let Some(encoding) = encoding {
        answer.insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name())));
    }
    answer.insert_header((header::CONTENT_TYPE, HeaderValue::from_static(ready.shape.media_type())));
    answer.body(form.body.clone())
}

impl<T: Schema> Schema for Public<T> {
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

impl<T: Schema> OperationModifier for Public<T> {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        <Answer<T> as OperationModifier>::update_response(operation);
        document(operation, 304, None);
    }

    fn update_definitions(map: &mut BTreeMap<String, DefaultSchemaRaw>) {
        <Answer<T> as OperationModifier>::update_definitions(map);
    }
}
