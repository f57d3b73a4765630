use std::collections::{BTreeMap, HashMap};
use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DataType, DefaultOperationRaw, DefaultSchemaRaw, Either, Parameter, ParameterIn};
use paperclip::v2::schema::Apiv2Schema as Schema;

use crate::error::ApiError;

/// What may stand behind the `?` of a route.
pub trait Parameters {
    /// Their names, and what the API documentation says of each.
    const ALL: &'static [(&'static str, &'static str)];
}

/// What stands behind the `?`. What a route has no use for is ignored, and so is what cannot be read.
pub struct Query<T> {
    sent: HashMap<String, String>,
    kind: PhantomData<T>,
}

impl<T> Query<T> {
    /// A parameter, as it was sent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.sent.get(name).map(String::as_str)
    }
}

impl<T> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let sent = web::Query::from_query(request.query_string()).map(web::Query::into_inner).unwrap_or_default();
        ready(Ok(Self { sent, kind: PhantomData }))
    }
}

impl<T> Schema for Query<T> {}

impl<T: Parameters> OperationModifier for Query<T> {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        for (name, description) in T::ALL {
            operation.parameters.push(Either::Right(Parameter {
                name: (*name).to_owned(),
                in_: ParameterIn::Query,
                description: Some((*description).to_owned()),
                data_type: Some(DataType::String),
                ..Parameter::default()
            }));
        }
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}
