//! The account pages at `/account/`: one page and its assets, with nothing from elsewhere and no script in the page.

use std::borrow::Cow;

use actix_web::http::header;
use actix_web::middleware::Compress;
use actix_web::mime;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, ResponseError as _, guard};
use paperclip::actix::{HttpResponseWrapper, web};

use crate::error::ApiError;

/// Scripts, styles, pictures and calls are our own; a form is sent by a script, never by the browser itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A year: what has another content has another name.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Registers the page and its assets.
pub(super) fn configure(config: &mut web::ServiceConfig<'_>) {
    config.service(web::resource("/account/").guard(guard::Get()).wrap(Compress::default()).route(web::get().to(page)));
    config.service(web::resource("/account").guard(guard::Get()).guard(for_a_reader()).route(web::get().to(redirect)));
    config.service(
        web::resource("/account/assets/{name}")
            .guard(guard::Get())
            .wrap(Compress::default())
            .route(web::get().to(asset)),
    );
}

/// Without its slash the page is not there, as scripts may rely on; people who left it out are taken along.
fn for_a_reader() -> impl guard::Guard {
    guard::fn_guard(|context| context.header::<header::Accept>().is_some_and(|accept| accept.0.iter().any(is_html)))
}

fn is_html(taken: &header::QualityItem<mime::Mime>) -> bool {
    taken.item == mime::TEXT_HTML
}

async fn redirect() -> HttpResponseWrapper {
    HttpResponseWrapper(HttpResponse::Found().insert_header((header::LOCATION, "/account/")).finish())
}

async fn page() -> HttpResponseWrapper {
    HttpResponseWrapper(
        HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::REFERRER_POLICY, "no-referrer"))
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .body(body(freesewing_pages::page())),
    )
}

async fn asset(name: web::Path<String>) -> HttpResponseWrapper {
    let answer = freesewing_pages::asset(&name).map_or_else(
        || ApiError::NoRoute.error_response(),
        |asset| {
            HttpResponse::Ok()
                .content_type(asset.media_type)
                .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .insert_header((header::CACHE_CONTROL, FOR_EVER))
                .body(body(asset.content))
        },
    );
    HttpResponseWrapper(answer)
}

/// What is built in need not be copied.
fn body(content: Cow<'static, [u8]>) -> Bytes {
    match content {
        Cow::Borrowed(content) => Bytes::from_static(content),
        Cow::Owned(content) => content.into(),
    }
}
