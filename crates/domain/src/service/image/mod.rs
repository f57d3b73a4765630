//! Pictures that come with something else: an avatar, the picture of a set.

mod attach;
mod send;

pub use attach::{Attachment, discard, receive};
pub use send::receive_from;
