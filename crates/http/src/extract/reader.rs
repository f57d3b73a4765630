use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderName};
use actix_web::{FromRequest, HttpRequest};
use freesewing_domain::language::Language;
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;

use crate::error::ApiError;

/// Who reads the answer: a person with a browser, or a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Whether it should be a page: the form on a page was sent, or a page is asked for.
    pub wants_page: bool,
    /// The first language that both they and we speak.
    pub language: Language,
}

impl Reader {
    fn of(request: &HttpRequest) -> Self {
        let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
        let is_form = header(CONTENT_TYPE).starts_with("application/x-www-form-urlencoded");
        let mut spoken = header(ACCEPT_LANGUAGE).split(',').filter_map(|tag| {
            let primary = tag.split(['-', ';']).next().unwrap_or_default().trim();
            primary.to_ascii_lowercase().parse().ok()
        });
        Self {
            wants_page: is_form || header(ACCEPT).contains("text/html"),
            language: spoken.next().unwrap_or_default(),
        }
    }
}

impl FromRequest for Reader {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

impl Schema for Reader {}

impl OperationModifier for Reader {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn who_sends_a_form_or_asks_for_a_page_gets_one() {
        for (name, value, wants_page) in [
            (CONTENT_TYPE, "application/x-www-form-urlencoded", true),
            (CONTENT_TYPE, "application/json", false),
            (ACCEPT, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", true),
            (ACCEPT, "*/*", false),
        ] {
            let request = TestRequest::default().insert_header((name, value)).to_http_request();
            assert_eq!(Reader::of(&request).wants_page, wants_page, "{value}");
        }
    }

    #[test]
    fn speaks_the_first_language_that_both_know() {
        for (value, language) in
            [("sv, nl-BE;q=0.8, fr", Language::Nl), ("DE", Language::De), ("sv", Language::En), ("", Language::En)]
        {
            let request = TestRequest::default().insert_header((ACCEPT_LANGUAGE, value)).to_http_request();
            assert_eq!(Reader::of(&request).language, language, "{value}");
        }
    }
}
