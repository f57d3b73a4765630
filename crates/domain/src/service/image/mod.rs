//! Pictures that come with something else: an avatar, the picture of a set.

mod attach;

pub use attach::{Attachment, discard, receive, receive_from};
