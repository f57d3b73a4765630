use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use freesewing_domain::error::Error;
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;

use super::id::{FromPath, Id, segment};
use crate::error::ApiError;

/// The `{id}` of a path, where what is no number has an error of its own.
pub struct NumericId<T>(Result<T, Error>);

impl<T> NumericId<T> {
    /// The identifier.
    ///
    /// # Errors
    /// [`Error::IdNotNumeric`] for what JavaScript reads as no number, or as zero; [`Error::NotFound`] for a number that
    /// can name no record.
    pub fn get(self) -> Result<T, Error> {
        self.0
    }
}

impl<T: FromPath> FromRequest for NumericId<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let text = segment(request, "id").unwrap_or_default();
        let id = if is_number(&text) { T::from_path(&text).ok_or(Error::NotFound) } else { Err(Error::IdNotNumeric) };
        ready(Ok(Self(id)))
    }
}

impl<T> Schema for NumericId<T> {}

impl<T: FromPath> OperationModifier for NumericId<T> {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        Id::<T>::update_parameter(operation);
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

/// Whether JavaScript's `Number` makes something other than `NaN` and zero of a text.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let digits = |prefix: [&str; 2]| prefix.iter().find_map(|prefix| text.strip_prefix(prefix));
    for (prefix, radix) in [(["0x", "0X"], 16), (["0o", "0O"], 8), (["0b", "0B"], 2)] {
        if let Some(digits) = digits(prefix) {
            return digits.chars().all(|digit| digit.is_digit(radix)) && digits.chars().any(|digit| digit != '0');
        }
    }
    // Rust reads words as numbers too, JavaScript only this one.
    let is_word = text.contains(|c: char| c.is_alphabetic() && !matches!(c, 'e' | 'E'));
    match text.strip_prefix(['+', '-']).unwrap_or(text) {
        "Infinity" => true,
        _ => !is_word && text.parse().is_ok_and(|number: f64| number != 0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn reads_numbers_as_javascript_does() {
        for text in ["1", " 7 ", "1.5", ".5", "5.", "1e3", "-1", "+2", "0x1F", "0b10", "Infinity", "-Infinity", "1e999"]
        {
            assert!(is_number(text), "{text}");
        }
        for text in ["", " ", "0", "-0", "0.0", "0x0", "0xg", "abc", "12abc", "1 2", "--1", "+-Infinity", "inf", "nan"]
        {
            assert!(!is_number(text), "{text}");
        }
        for text in ["infinity", "NaN", "1e", "e", ".", "1_000", "١", "0x-1"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
