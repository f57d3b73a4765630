//! Shows numbers to Prometheus, at an address of their own: they are for whoever runs the server, not for its callers.

use std::net::SocketAddr;

use actix_web::dev::Server;
use actix_web::web::Data;
use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::Context as _;
use freesewing_http::Metrics;
use freesewing_http::metrics::MEDIA_TYPE;

/// Listens at `bind`; answers the server, which is yet to be run, and where it listens.
pub(crate) fn listen(bind: SocketAddr, metrics: Data<Metrics>) -> anyhow::Result<(Server, SocketAddr)> {
    let server = HttpServer::new(move || App::new().app_data(metrics.clone()).route("/metrics", web::get().to(show)))
        .workers(1)
        .disable_signals()
        .bind(bind)
        .with_context(|| format!("cannot listen on {bind}; choose another BACKEND_METRICS_BIND"))?;
    // With port 0 the system chose one.
    let listen = server.addrs().first().copied().unwrap_or(bind);
    Ok((server.run(), listen))
}

async fn show(metrics: Data<Metrics>) -> HttpResponse {
    match metrics.text() {
        Ok(text) => HttpResponse::Ok().content_type(MEDIA_TYPE).body(text),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
