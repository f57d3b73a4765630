//! `/docs`: the API documentation as a page that lets people try it.
//!
//! Swagger UI itself comes with paperclip; the page around it is ours, so that it loads nothing from other hosts and
//! works under a strict policy.

use actix_web::http::{Method, header};
use actix_web::middleware::Compress;
use actix_web::{HttpResponse, ResponseError as _, guard};
use paperclip::actix::{HttpResponseWrapper, web};

use crate::error::ApiError;
use crate::pages;

/// The page.
const PAGE: &str = include_str!("../../assets/docs.html");
/// What starts Swagger UI on it.
const INIT: &str = include_str!("../../assets/docs.js");
/// What gives it the credentials of whoever is signed in.
const TRY_AS: &str = include_str!("../../assets/try-as.js");
/// How what is around Swagger UI looks.
const STYLE: &str = include_str!("../../assets/docs.css");

/// What paperclip serves of Swagger UI.
const ASSETS: [&str; 4] =
    ["/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/favicon-16x16.png", "/docs/favicon-32x32.png"];

/// Where the document is.
pub const DOCUMENT: &str = "/docs/openapi.json";

/// Registers the page, what belongs to it, and the document. Everything else below `/docs/` is the page too.
pub(crate) fn configure(config: &mut web::ServiceConfig<'_>, document: &web::Bytes) {
    let document = document.clone();
    let get = || guard::Get();
    config.service(
        web::resource(DOCUMENT).guard(get()).wrap(Compress::default()).route(
            web::get().to(move || {
                let document = document.clone();
                async move {
                    HttpResponseWrapper(HttpResponse::Ok().content_type(crate::wire::json::MEDIA_TYPE).body(document))
                }
            }),
        ),
    );
    config.service(web::resource("/docs").guard(get()).route(web::get().to(redirect)));
    for (path, media_type, body) in [
        ("/docs/swagger-ui-init.js", SCRIPT, INIT),
        ("/docs/try-as.js", SCRIPT, TRY_AS),
        ("/docs/docs.css", "text/css; charset=UTF-8", STYLE),
    ] {
        let answer = move || async move { HttpResponseWrapper(pages::file(media_type, body)) };
        config.service(web::resource(path).guard(get()).route(web::get().to(answer)));
    }
    // Whatever paperclip does not have, it must not be asked for.
    let rest =
        guard::fn_guard(|context| context.head().method == Method::GET && !ASSETS.contains(&context.head().uri.path()));
    config.service(web::resource("/docs/{page:.*}").guard(rest).route(web::get().to(page)));
    // Nor by another method: paperclip would say 405, which is not spoken here.
    for path in ["/docs", "/docs/{page:.*}"] {
        config.service(web::resource(path).guard(guard::Not(guard::Get())).to(no_route));
    }
}

async fn no_route() -> HttpResponseWrapper {
    HttpResponseWrapper(ApiError::NoRoute.error_response())
}

async fn redirect() -> HttpResponseWrapper {
    HttpResponseWrapper(HttpResponse::MovedPermanently().insert_header((header::LOCATION, "/docs/")).finish())
}

async fn page() -> HttpResponseWrapper {
    HttpResponseWrapper(pages::html(PAGE, DOCS_POLICY))
}

const SCRIPT: &str = "application/javascript; charset=utf-8";

/// Swagger UI writes styles into the page and shows small pictures from `data:`; scripts come from here alone.
const DOCS_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
