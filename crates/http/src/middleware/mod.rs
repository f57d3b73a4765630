//! What happens to every request, from the outside in: [`watch`], [`cors`], [`path`], [`body`].

pub mod body;
pub mod cors;
pub mod path;
pub mod watch;
