//! The one function that builds the app: the same for the server and for tests.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::web::{Bytes, Data};
use actix_web::{App, Error, ResponseError as _};
use paperclip::actix::OpenApiExt as _;

use crate::api::Api;
use crate::error::ApiError;
use crate::metrics::Metrics;
use crate::middleware::{body, cors, limit, path, watch};
use crate::routes::{self, Words};
use crate::{openapi, pages};

/// What is the same for every thread that serves, and takes a while to make.
#[derive(Clone)]
pub struct Prepared {
    /// The OpenAPI document.
    document: Bytes,
    /// What may be written in any case.
    words: Data<Words>,
    /// Where what is answered is noted, if anybody watches.
    metrics: Option<Data<Metrics>>,
}

impl Prepared {
    /// Makes it, for a server that callers reach at `url`.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self { document: Bytes::from(openapi::made(url)), words: Data::new(Words::of_the_table()), metrics: None }
    }

    /// The same, and what is answered is noted in `metrics`.
    #[must_use]
    pub fn watched(mut self, metrics: Data<Metrics>) -> Self {
        self.metrics = Some(metrics);
        self
    }
}

/// Builds the app.
pub fn app(
    api: Data<Api>,
    prepared: &Prepared,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = Error,
        InitError = (),
    > + use<>,
> {
    App::new()
        .wrap_api()
        // The last one is the outermost.
        .wrap(from_fn(body::parse))
        .wrap(from_fn(path::tidy))
        .wrap(from_fn(limit::limit))
        .wrap(from_fn(cors::cors))
        .wrap(from_fn(watch::watch))
        .app_data(api)
        .app_data(prepared.words.clone())
        .configure(|config| {
            if let Some(metrics) = &prepared.metrics {
                config.app_data(metrics.clone());
            }
        })
        // First, for a request is compared with what is registered in this order, and with pages that takes long.
        .configure(routes::serve)
        .configure(pages::configure)
        .configure(|config| openapi::ui::configure(config, &prepared.document))
        // Ours stands before it; this only tells the next line where it would be.
        .with_json_spec_v3_at(openapi::ui::DOCUMENT)
        .with_swagger_ui_at("/docs")
        .default_service(actix_web::web::to(|| async { ApiError::NoRoute.error_response() }))
        .build()
}
