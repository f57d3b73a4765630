//! Pictures: those that come with something else (an avatar, the picture of a set), and those that are uploaded on their
//! own.

mod attach;
mod delete;
mod read;
mod upload;

pub use attach::{Attachment, discard, receive, receive_from};
pub use delete::delete;
pub use read::{Found, read};
pub use upload::{Upload, upload};
