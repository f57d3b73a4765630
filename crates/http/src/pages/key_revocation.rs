//! The page behind the link in the mail about unusual use: it shows the key, and has one button that revokes it.
//!
//! Showing it changes nothing, because programs that guard mail follow every link in it. It has no script and nothing
//! from elsewhere, nobody on the way keeps it, and following a link on it tells nobody where one comes from.

use std::collections::BTreeMap;

use actix_web::body::BoxBody;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError as _};
use freesewing_domain::error::Error;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::language::Language;
use freesewing_domain::service::apikey::{self as service, KeyToRevoke};
use paperclip::actix::OperationModifier;
use paperclip::v2::models::{DefaultOperationRaw, DefaultSchemaRaw};
use paperclip::v2::schema::Apiv2Schema as Schema;

use super::words::{PageTexts, Words};
use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Check, Id, Reader};
use crate::wire::{Answer, Done};

/// Where it is; [`crate::routes`] has what its button does.
pub(super) const PATH: &str = "/apikeys/revoke/{id}/{check}";

/// The page has one form, which leads to where it came from.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// Shows the page.
pub(super) async fn show(api: Data<Api>, id: Id<ConfirmationId>, check: Check, reader: Reader) -> HttpResponse {
    let found = id.get().map_err(ApiError::from);
    match found.and_then(|id| api.read(|ports| service::find_by_link(ports, id, &check.0))) {
        Ok(key) => KeyPage::Asking(key).response(),
        Err(ApiError::Rule(Error::NotFound)) => KeyPage::Gone(reader.language).response(),
        Err(error) => error.error_response(),
    }
}

/// What there is to show.
pub(crate) enum KeyPage {
    /// Whether to revoke a key.
    Asking(KeyToRevoke),
    /// That it was revoked.
    Revoked(KeyToRevoke),
    /// That the link is none, or no more.
    Gone(Language),
}

impl KeyPage {
    fn response(&self) -> HttpResponse {
        let status = if matches!(self, Self::Gone(_)) { StatusCode::NOT_FOUND } else { StatusCode::OK };
        HttpResponse::build(status)
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::REFERRER_POLICY, "no-referrer"))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header(("x-robots-tag", "noindex"))
            .body(self.html())
    }

    fn html(&self) -> String {
        match self {
            Self::Asking(key) => {
                let words = Words::of(key.language);
                let button = format!("<form method=\"post\"><button>{}</button></form>\n", escaped(words.button));
                document(key.language, &words.asking, Some(&key.name), &button)
            }
            Self::Revoked(key) => document(key.language, &Words::of(key.language).revoked, Some(&key.name), ""),
            Self::Gone(language) => document(*language, &Words::of(*language).gone, None, ""),
        }
    }
}

/// An answer that people see as a page, and programs as JSON.
pub enum PageOr<T> {
    /// For people.
    #[expect(private_interfaces, reason = "made and shown here alone")]
    Page(KeyPage),
    /// For programs.
    Json(T),
}

/// What revoking by a link answers.
///
/// # Errors
/// What went wrong, unless there is a page that says so.
pub(crate) fn answer(revoked: Result<KeyToRevoke, ApiError>, reader: Reader) -> Result<PageOr<Answer<Done>>, ApiError> {
    match revoked {
        Ok(key) if reader.wants_page => Ok(PageOr::Page(KeyPage::Revoked(key))),
        Ok(_) => Ok(PageOr::Json(Answer(Done::default()))),
        Err(ApiError::Rule(Error::NotFound)) if reader.wants_page => Ok(PageOr::Page(KeyPage::Gone(reader.language))),
        Err(error) => Err(error),
    }
}

impl<T: Responder<Body = BoxBody>> Responder for PageOr<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        match self {
            Self::Page(page) => page.response(),
            Self::Json(answer) => answer.respond_to(request),
        }
    }
}

impl<T> Schema for PageOr<T> {}

impl<T: OperationModifier> OperationModifier for PageOr<T> {
    fn update_parameter(operation: &mut DefaultOperationRaw) {
        T::update_parameter(operation);
    }

    fn update_response(operation: &mut DefaultOperationRaw) {
        T::update_response(operation);
    }

    fn update_definitions(map: &mut BTreeMap<String, DefaultSchemaRaw>) {
        T::update_definitions(map);
    }
}

/// The whole page; `form` is HTML.
fn document(language: Language, texts: &PageTexts, name: Option<&str>, form: &str) -> String {
    let title = escaped(texts.title);
    let name = name.map(|name| format!("<p><strong dir=\"auto\">{}</strong></p>\n", escaped(name))).unwrap_or_default();
    let (lead, closing) = (escaped(texts.lead), escaped(texts.closing));
    format!(
        r#"<!DOCTYPE html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · FreeSewing</title>
<link rel="icon" href="/avatar.svg">
<link rel="stylesheet" href="/css/style.css">
</head>
<body>
<main>
<img src="/avatar.svg" alt="" width="96" height="96">
<h1>{title}</h1>
<p>{lead}</p>
{name}{form}<p>{closing}</p>
</main>
</body>
</html>
"#,
        language.code()
    )
}

/// Text as it may stand in HTML, inside and outside of quotes.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
