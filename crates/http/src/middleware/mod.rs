//! What happens to every request, from the outside in: [`watch`], [`cors`], [`limit`], [`path`], [`body`].

pub mod body;
mod caching;
pub mod cors;
pub mod limit;
pub mod path;
pub mod request_id;
pub mod watch;
