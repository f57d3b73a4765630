use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use freesewing_domain::error::Error;
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw, Either, Parameter, ParameterIn};
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde_json::{Map, Value};

use crate::error::ApiError;
use crate::wire::{Fields, Readable};

/// A JSON body, as [`crate::middleware::body`] parsed it; an object without members where none was sent.
#[derive(Clone, Debug)]
pub struct Sent(pub Value);

/// The body of a request, documented as a `T`. It is not read before the handler asks, because a caller's level is
/// decided before the body is looked at.
pub struct Body<T> {
    sent: Value,
    kind: PhantomData<T>,
}

impl<T: Readable> Body<T> {
    /// Reads what was sent.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(&self) -> Result<T::Read, Error> {
        T::read(&Fields(&self.sent))
    }
}

impl<T> FromRequest for Body<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let sent = request.extensions_mut().remove::<Sent>();
        let sent = sent.map_or_else(|| Value::Object(Map::new()), |Sent(value)| value);
        ready(Ok(Self { sent, kind: PhantomData }))
    }
}

impl<T: Schema> Schema for Body<T> {
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

impl<T: Schema> OperationModifier for Body<T> {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        let mut schema = T::schema_with_ref();
        schema.retain_ref();
        operation.parameters.push(Either::Right(Parameter {
            name: "body".to_owned(),
            in_: ParameterIn::Body,
            required: true,
            schema: Some(schema),
            ..Parameter::default()
        }));
    }
}
