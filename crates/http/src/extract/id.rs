use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{
    ApikeyId, BookmarkId, ConfirmationId, CuratedSetId, OptionPackId, PatternId, QuotaRequestId, SetId, SubscriberId,
    UserId,
};
use freesewing_domain::ports::ExportName;
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{
    DataType, DataTypeFormat, DefaultOperationRaw, DefaultSchemaRaw, Either, Parameter, ParameterIn,
};
use paperclip::v2::schema::Apiv2Schema as Schema;
use percent_encoding::percent_decode_str;

use crate::error::ApiError;
use crate::routes::Pattern;

/// An identifier that can stand in a path.
pub trait FromPath: Sized {
    /// Reads it; `None` for text that can name no record.
    fn from_path(text: &str) -> Option<Self>;

    /// What the API documentation says of it.
    const DESCRIPTION: &'static str;
    /// Its type there; `Other` for any text.
    const FORMAT: DataTypeFormat;
}

impl FromPath for SetId {
    fn from_path(text: &str) -> Option<Self> {
        leading_integer(text).map(Self)
    }

    const DESCRIPTION: &'static str = "The number of the set.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Int64;
}

impl FromPath for PatternId {
    fn from_path(text: &str) -> Option<Self> {
        leading_integer(text).map(Self)
    }

    const DESCRIPTION: &'static str = "The number of the pattern.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Int64;
}

impl FromPath for BookmarkId {
    fn from_path(text: &str) -> Option<Self> {
        leading_integer(text).map(Self)
    }

    const DESCRIPTION: &'static str = "The number of the bookmark.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Int64;
}

impl FromPath for CuratedSetId {
    fn from_path(text: &str) -> Option<Self> {
        leading_integer(text).map(Self)
    }

    const DESCRIPTION: &'static str = "The number of the curated set.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Int64;
}

impl FromPath for OptionPackId {
    fn from_path(text: &str) -> Option<Self> {
        leading_integer(text).map(Self)
    }

    const DESCRIPTION: &'static str = "The number of the option pack.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Int64;
}

impl FromPath for QuotaRequestId {
    fn from_path(text: &str) -> Option<Self> {
        leading_integer(text).map(Self)
    }

    const DESCRIPTION: &'static str = "The number of the request.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Int64;
}

/// What names option packs to whoever reads them: a number one of them, anything else those of a design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackName {
    /// The number of a pack.
    Number(OptionPackId),
    /// The name of a design.
    Design(String),
}

impl FromPath for PackName {
    fn from_path(text: &str) -> Option<Self> {
        let number = OptionPackId::from_path(text).map(Self::Number);
        Some(number.unwrap_or_else(|| Self::Design(text.to_owned())))
    }

    const DESCRIPTION: &'static str = "The number of the option pack, or the name of a design.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Other;
}

impl FromPath for ApikeyId {
    fn from_path(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    const DESCRIPTION: &'static str = "The id of the API key.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Uuid;
}

impl FromPath for ConfirmationId {
    fn from_path(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    const DESCRIPTION: &'static str = "The first half of the link.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Uuid;
}

impl FromPath for SubscriberId {
    fn from_path(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    const DESCRIPTION: &'static str = "The first half of the link.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Uuid;
}

impl FromPath for UserId {
    fn from_path(text: &str) -> Option<Self> {
        whole_number(text).map(Self)
    }

    const DESCRIPTION: &'static str = "The number of the account.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Int64;
}

impl FromPath for ExportName {
    fn from_path(text: &str) -> Option<Self> {
        Self::parse(text)
    }

    const DESCRIPTION: &'static str = "The name of the file: 16 hexadecimal characters.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Other;
}

/// What stands for somebody in a path: their number, or their name.
pub struct Handle(pub String);

impl FromPath for Handle {
    fn from_path(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }

    const DESCRIPTION: &'static str = "The number of the account, or its user name.";
    const FORMAT: DataTypeFormat = DataTypeFormat::Other;
}

/// The `{id}` of a path.
pub struct Id<T>(Option<T>);

impl<T> Id<T> {
    /// The identifier.
    ///
    /// # Errors
    /// [`Error::NotFound`] for text that can name no record.
    pub fn get(self) -> Result<T, Error> {
        self.0.ok_or(Error::NotFound)
    }
}

impl<T: FromPath> FromRequest for Id<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(segment(request, "id").and_then(|text| T::from_path(&text)))))
    }
}

impl<T> Schema for Id<T> {}

impl<T: FromPath> OperationModifier for Id<T> {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        let number = matches!(T::FORMAT, DataTypeFormat::Int64);
        operation.parameters.push(Either::Right(Parameter {
            name: "id".to_owned(),
            in_: ParameterIn::Path,
            required: true,
            description: Some(T::DESCRIPTION.to_owned()),
            data_type: Some(if number { DataType::Integer } else { DataType::String }),
            format: Some(T::FORMAT).filter(|format| !matches!(format, DataTypeFormat::Other)),
            ..Parameter::default()
        }));
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

/// The `{check}` of a path: the second half of a link.
pub struct Check(pub String);

impl FromRequest for Check {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(segment(request, "check").unwrap_or_default())))
    }
}

impl Schema for Check {}

impl OperationModifier for Check {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        operation.parameters.push(Either::Right(second_half("check", "16 hexadecimal characters")));
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

/// The `{ehash}` of a path: the second half of a link of the newsletter.
pub struct Ehash(pub String);

impl FromRequest for Ehash {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(segment(request, "ehash").unwrap_or_default())))
    }
}

impl Schema for Ehash {}

impl OperationModifier for Ehash {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        operation.parameters.push(Either::Right(second_half("ehash", "64 hexadecimal characters")));
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

/// The `{slug}` of a path: the name of a post.
pub struct Slug(pub String);

impl FromRequest for Slug {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(segment(request, "slug").unwrap_or_default())))
    }
}

impl Schema for Slug {}

impl OperationModifier for Slug {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        operation.parameters.push(Either::Right(Parameter {
            name: "slug".to_owned(),
            in_: ParameterIn::Path,
            required: true,
            description: Some("The name of a post in addresses.".to_owned()),
            data_type: Some(DataType::String),
            ..Parameter::default()
        }));
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

/// What the API documentation says of the second half of a link.
fn second_half(name: &str, looks: &str) -> Parameter<DefaultSchemaRaw> {
    Parameter {
        name: name.to_owned(),
        in_: ParameterIn::Path,
        required: true,
        description: Some(format!("The second half of the link: {looks}.")),
        data_type: Some(DataType::String),
        ..Parameter::default()
    }
}

/// What stands in the path for what varies.
pub(super) fn segment(request: &HttpRequest, name: &str) -> Option<String> {
    let raw = match request.app_data::<Pattern>() {
        Some(pattern) => pattern.value(name, request.match_info().as_str())?,
        // Pages are found by actix.
        None => request.match_info().get(name)?,
    };
    Some(percent_decode_str(raw).decode_utf8_lossy().into_owned())
}

/// Reads a number as JavaScript's `parseInt` does: leading digits count, the rest is ignored. What is too large for
/// any record is `None`.
fn leading_integer(text: &str) -> Option<i64> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

/// Reads a number as JavaScript's `Number` does: the whole text counts, and it may be written as `7.0`. What is no
/// whole number is `None`.
fn whole_number(text: &str) -> Option<i64> {
    let number: f64 = text.trim().parse().ok()?;
    // Digits alone, so exactly as it was meant or not at all.
    format!("{number}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{leading_integer, whole_number};

    #[test]
    fn reads_numbers_as_number_does() {
        for (text, number) in [("7", 7), (" 7 ", 7), ("7.0", 7), ("07", 7), ("7e0", 7), ("0", 0), ("-1", -1)] {
            assert_eq!(whole_number(text), Some(number), "{text}");
        }
        for text in ["", "abc", "7abc", "1.5", "NaN", "inf", "-Infinity", "1e300", "99999999999999999999", "٧"] {
            assert_eq!(whole_number(text), None, "{text}");
        }
    }

    #[test]
    fn reads_numbers_as_parse_int_does() {
        for (text, number) in [("7", Some(7)), ("12abc", Some(12)), ("1.5", Some(1)), (" 7", Some(7)), ("0", Some(0))] {
            assert_eq!(leading_integer(text), number, "{text}");
        }
        for text in ["", "abc", "-1", "99999999999999999999", "é"] {
            assert_eq!(leading_integer(text), None, "{text}");
        }
    }
}
