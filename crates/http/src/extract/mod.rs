//! What handlers ask for: who is calling, which record the path names, what was sent.

mod body;
mod caller;
mod id;
mod image;

pub use body::{Body, Sent};
pub use caller::{Guest, Signed};
pub use id::{Check, FromPath, Id};
pub use image::ImageId;
