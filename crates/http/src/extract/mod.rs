//! What handlers ask for: who is calling, which record the path names, what was sent.

mod body;
mod caller;
mod id;
mod image;
mod numeric_id;
mod query;
mod reader;
mod sender;

pub use body::{Body, Sent};
pub use caller::{Guest, Identified, Signed};
pub use id::{Check, Ehash, FromPath, Handle, Id, PackName, Slug};
pub use image::ImageId;
pub use numeric_id::NumericId;
pub use query::{Parameters, Query};
pub use reader::Reader;
pub use sender::Sender;
pub(crate) use sender::address;
