//! What happens to every request, from the outside in: [`log`], [`cors`], [`path`], [`body`].

pub mod body;
pub mod cors;
pub mod log;
pub mod path;
