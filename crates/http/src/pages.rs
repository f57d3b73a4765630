//! The welcome page, the two files that belong to it, the account pages, the guide, and the page that revokes a key.

mod account;
mod guide;
pub(crate) mod key_revocation;
mod website;
mod words;

use actix_web::http::header;
use actix_web::{HttpResponse, guard};
use paperclip::actix::{HttpResponseWrapper, web};

const WELCOME: &str = include_str!("../assets/welcome.html");
const STYLE: &str = include_str!("../assets/style.css");
const AVATAR: &str = include_str!("../assets/avatar.svg");

/// Segments of paths here and below `/docs`, which may be written in any case.
pub(crate) const SEGMENTS: [&str; 15] = [
    "assets",
    "docs",
    "docs.css",
    "guide",
    "guide.css",
    "try-as.js",
    "openapi.json",
    "css",
    "style.css",
    "avatar.svg",
    "swagger-ui.css",
    "swagger-ui-bundle.js",
    "swagger-ui-init.js",
    "favicon-16x16.png",
    "favicon-32x32.png",
];

/// The page has no script, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Registers the pages.
pub(crate) fn configure(config: &mut web::ServiceConfig<'_>) {
    for (path, handler) in [("/", welcome as fn() -> HttpResponse), ("/css/style.css", style), ("/avatar.svg", avatar)]
    {
        let answer = move || async move { HttpResponseWrapper(handler()) };
        config.service(web::resource(path).guard(guard::Get()).route(web::get().to(answer)));
    }
    account::configure(config);
    website::configure(config);
    guide::configure(config);
    let revocation =
        async |api, id, check, reader| HttpResponseWrapper(key_revocation::show(api, id, check, reader).await);
    config.service(web::resource(key_revocation::PATH).guard(guard::Get()).route(web::get().to(revocation)));
}

fn welcome() -> HttpResponse {
    html(WELCOME, POLICY)
}

fn style() -> HttpResponse {
    file("text/css; charset=UTF-8", STYLE)
}

fn avatar() -> HttpResponse {
    file("image/svg+xml", AVATAR)
}

/// What belongs to a page.
pub(crate) fn file(media_type: &str, body: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=0"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(body)
}

/// A page, with the policy that it keeps to.
pub(crate) fn html(page: &'static str, policy: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, policy))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .body(page)
}
