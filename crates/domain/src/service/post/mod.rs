//! Posts for the website: propose one, ask whether its name is free.

mod propose;
mod slug;

pub use propose::{Draft, propose};
pub use slug::is_slug_free;
