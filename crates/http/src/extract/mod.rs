//! What handlers ask for: who is calling, which record the path names, what was sent.

mod body;
mod caller;
mod id;
mod numeric_id;

pub use body::{Body, Sent};
pub use caller::{Guest, Signed};
pub use id::{Check, Ehash, FromPath, Handle, Id, Slug};
pub use numeric_id::NumericId;
