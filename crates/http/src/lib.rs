//! FreeSewing's wire: every route, what comes in, what goes out.
//!
//! * [`configure`]: the one function that builds the app, the same for the server and for tests.
//! * [`routes`]: every path in one table, with the permission that it needs.
//! * [`error`]: one exhaustive match from an error's identifier to its status and body.
//! * [`extract`]: who is calling, and what they sent.
//! * [`middleware`]: what happens to every request: one log line, CORS, tidy paths, parsed bodies.
//! * [`wire`]: the bodies that come in and the answers that go out, one module for each noun.
//! * [`handlers`]: parse, call a service of the domain, answer.
//! * [`public`]: answers that everybody may have, kept for as long as they are true.
//! * [`openapi`]: the API's description of itself, and the pages that show it.
//! * [`pages`]: the welcome page, and the page that revokes a key.
//! * [`metrics`]: numbers for whoever watches the server.
//! * [`proxies`]: where a request comes from when a proxy stands before us.
//!
//! Nothing here knows a database: use cases live in [`freesewing_domain::service`], and reach their store through
//! ports. The tests of this crate run on the in-memory store.

pub mod api;
pub mod configure;
pub mod error;
pub mod extract;
pub mod handlers;
pub mod metrics;
pub mod middleware;
pub mod openapi;
pub mod pages;
pub mod proxies;
pub mod public;
pub mod routes;
mod throttle;
pub mod wire;

pub use api::Api;
pub use configure::app;
pub use metrics::Metrics;
