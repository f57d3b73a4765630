use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DataType, DefaultOperationRaw, DefaultSchemaRaw, Either, Parameter, ParameterIn};
use paperclip::v2::schema::Apiv2Schema as Schema;

use super::id::segment;
use crate::error::ApiError;

/// The `{id}` of a path, where it is that of a picture.
pub struct ImageId(pub String);

impl FromRequest for ImageId {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(segment(request, "id").unwrap_or_default())))
    }
}

impl Schema for ImageId {}

impl OperationModifier for ImageId {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        operation.parameters.push(Either::Right(Parameter {
            name: "id".to_owned(),
            in_: ParameterIn::Path,
            required: true,
            description: Some("The id of the picture, such as the `img` of a set.".to_owned()),
            data_type: Some(DataType::String),
            ..Parameter::default()
        }));
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}
