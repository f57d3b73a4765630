//! The website's paths, for a server that links in mails lead to: they lead on to the account pages.
//!
//! Who runs a server without a website of their own (they try it out, or say so with `BACKEND_WEBSITE_DOMAIN`) gets mails
//! whose links lead here. The account pages have what the links are for; what the pages lack is at FreeSewing's website.
//! Leading on changes nothing, because programs that guard mail follow every link in it.

use std::fmt::Write as _;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, guard};
use freesewing_domain::language::Language;
use paperclip::actix::{HttpResponseWrapper, web};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Where everything is that is not about an account.
const WEBSITE: &str = "https://freesewing.org";

/// What a link carries. Nothing else is handed on.
const CARRIED: [&str; 5] = ["id", "check", "state", "code", "error"];

/// Whatever has a meaning in an address is written as bytes, so that no value becomes more than a value.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Registers them, in every language.
pub(super) fn configure(config: &mut web::ServiceConfig<'_>) {
    let translated = Language::ALL.iter().filter(|language| language.is_translated());
    let codes = translated.map(|language| language.code()).collect::<Vec<_>>().join("|");
    let in_language = format!("/{{language:{codes}}}");
    let mut serve = |path: String, answer: fn(&HttpRequest) -> HttpResponse| {
        let answer = move |request: HttpRequest| async move { HttpResponseWrapper(answer(&request)) };
        config.service(web::resource(&path).guard(guard::Get()).route(web::get().to(answer)));
    };
    serve(in_language.clone(), home);
    for prefix in ["", &in_language] {
        serve(format!("{prefix}/confirm/{{page:signup|signin|emailchange}}"), confirm);
        serve(format!("{prefix}/newsletter/{{page:subscribe|unsubscribe}}"), newsletter);
        serve(format!("{prefix}/signin/callback/{{page:github|google}}"), come_back);
        serve(format!("{prefix}/docs/faq/email/{{page:why-[a-z-]+}}"), elsewhere);
        serve(format!("{prefix}/patrons/{{page:join}}"), elsewhere);
    }
}

fn home(request: &HttpRequest) -> HttpResponse {
    account_page(request, "", language(request))
}

fn confirm(request: &HttpRequest) -> HttpResponse {
    account_page(request, "confirm/", language(request).or(Some("en")))
}

fn newsletter(request: &HttpRequest) -> HttpResponse {
    account_page(request, "newsletter/", language(request).or(Some("en")))
}

/// The provider sends everybody to the same address, so that it is without a language says nothing.
fn come_back(request: &HttpRequest) -> HttpResponse {
    account_page(request, "oauth/", language(request))
}

/// The language that the path begins with; English has none.
fn language(request: &HttpRequest) -> Option<&str> {
    request.match_info().get("language")
}

/// Leads on to an account page, with what the link carries. All of it stands behind the `#`, which browsers keep to
/// themselves.
fn account_page(request: &HttpRequest, folder: &str, language: Option<&str>) -> HttpResponse {
    let page = request.match_info().get("page").unwrap_or_default();
    let mut address = format!("/account/#/{folder}{page}");
    let sent = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let sent = sent.map(web::Query::into_inner).unwrap_or_default();
    let carried = CARRIED.iter().filter_map(|name| {
        let (_, value) = sent.iter().find(|(sent, _)| sent == name)?;
        Some((*name, value.as_str()))
    });
    let mut mark = '?';
    for (name, value) in carried.chain(language.map(|code| ("lang", code))) {
        // Writing to a text never fails.
        let _ = write!(address, "{mark}{name}={}", utf8_percent_encode(value, VALUE));
        mark = '&';
    }
    lead_to(&address)
}

/// Leads on to the same path of FreeSewing's website.
fn elsewhere(request: &HttpRequest) -> HttpResponse {
    lead_to(&format!("{WEBSITE}{}", request.path()))
}

fn lead_to(address: &str) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, address))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .finish()
}
