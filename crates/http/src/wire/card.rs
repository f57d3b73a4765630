//! A person's card: a small picture of who they are, for other websites.

use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError as _};
use freesewing_domain::error::Error;
use freesewing_domain::user::User;
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;

use super::answer::document;
use crate::error::ApiError;

/// The media type of cards, and of the empty answer when there is nobody to show.
const MEDIA_TYPE: &str = "image/svg+xml; charset=utf-8";
/// A card runs nothing and loads nothing, also where it is opened on its own.
const POLICY: &str = "default-src 'none'; sandbox";
/// How many characters of a name fit at the full size of the letters.
const FULL_SIZE: usize = 16;

/// A card, 500 by 100.
pub struct Card(pub Result<User, ApiError>);

impl Responder for Card {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        match self.0 {
            Ok(user) => HttpResponse::Ok()
                .content_type(MEDIA_TYPE)
                .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
                .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .body(draw(user.username.as_str(), user.id.0)),
            Err(ApiError::Rule(Error::NotFound)) => HttpResponse::NotFound().content_type(MEDIA_TYPE).body(""),
            Err(error) => error.error_response(),
        }
    }
}

impl Schema for Card {}

impl OperationModifier for Card {
    fn update_parameter(_: &mut DefaultOperationRaw) {}

    fn update_response(operation: &mut DefaultOperationRaw) {
        document(operation, 200, None);
    }

    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

fn draw(name: &str, number: i64) -> String {
    let size = letters(name.chars().count());
    let name = escaped(name);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="500" height="100" viewBox="0 0 500 100" role="img" aria-label="{name}, #{number} on FreeSewing">
  <rect x="1" y="1" width="498" height="98" rx="12" fill="#212529" stroke="#495057" stroke-width="2"/>
  <path d="M24 76c20-4 34-22 30-46M54 30l-6 8M54 30l8 6" fill="none" stroke="#f783ac" stroke-width="4" stroke-linecap="round"/>
  <g font-family="system-ui, sans-serif" fill="#f8f9fa">
    <text x="84" y="56" font-size="{size}" font-weight="700">{name}</text>
    <text x="84" y="82" font-size="16" fill="#ced4da">#{number}</text>
    <text x="480" y="82" font-size="16" fill="#ced4da" text-anchor="end">FreeSewing.org</text>
  </g>
</svg>
"##
    )
}

/// The size of the letters: smaller for long names, so that those of up to 50 characters fit.
fn letters(count: usize) -> usize {
    (36 * FULL_SIZE).checked_div(count).unwrap_or(36).clamp(10, 36)
}

/// Text as it may stand in XML. Somebody's name is theirs to choose, so nothing in it may end the text that it is in;
/// characters that XML knows no way to write become `�`.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d34_a_name_cannot_end_the_text_that_it_is_in() {
        assert_eq!(
            escaped("</text><script>'a' & \"b\"\u{0}\t"),
            "&lt;/text&gt;&lt;script&gt;&apos;a&apos; &amp; &quot;b&quot;\u{fffd}\u{fffd}"
        );
        assert_eq!(draw("<&\">'", 7).matches('<').count(), draw("joost", 7).matches('<').count());
    }

    #[test]
    fn long_names_get_smaller_letters() {
        for (count, size) in [(0, 36), (5, 36), (16, 36), (32, 18), (50, 11), (500, 10)] {
            assert_eq!(letters(count), size, "{count}");
        }
    }
}
