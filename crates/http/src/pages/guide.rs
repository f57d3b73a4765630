//! The guide at `/docs/guide`. Its pages are made of `docs/guide` while the server is built (`build/build.rs`).

use actix_web::http::header;
use actix_web::middleware::Compress;
use actix_web::{HttpResponse, guard};
use paperclip::actix::{HttpResponseWrapper, web};

use super::{POLICY, file, html};

/// Each page, by its name.
const PAGES: [(&str, &str); 7] = include!(concat!(env!("OUT_DIR"), "/guide.rs"));

/// The one that is shown where none is named.
const FIRST: &str = "index";

const STYLE: &str = include_str!("../../assets/guide.css");

/// Registers the pages, and their style.
pub(super) fn configure(config: &mut web::ServiceConfig<'_>) {
    config.service(
        web::resource("/docs/guide.css").guard(guard::Get()).wrap(Compress::default()).route(web::get().to(style)),
    );
    config.service(
        web::resource("/docs/guide").guard(guard::Get()).wrap(Compress::default()).route(web::get().to(first)),
    );
    config.service(
        web::resource("/docs/guide/{page}").guard(guard::Get()).wrap(Compress::default()).route(web::get().to(named)),
    );
}

async fn style() -> HttpResponseWrapper {
    HttpResponseWrapper(file("text/css; charset=UTF-8", STYLE))
}

async fn first() -> HttpResponseWrapper {
    show(FIRST)
}

async fn named(page: web::Path<String>) -> HttpResponseWrapper {
    show(&page)
}

/// Whoever asks for a page that is not there is taken to the first one.
fn show(name: &str) -> HttpResponseWrapper {
    let page = PAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    HttpResponseWrapper(page.map_or_else(
        || HttpResponse::Found().insert_header((header::LOCATION, "/docs/guide")).finish(),
        |(_, page)| html(page, POLICY),
    ))
}
