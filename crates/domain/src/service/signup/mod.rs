//! Signing up: ask for an account, then confirm it by the link in the mail.

mod confirm;
mod request;

pub use confirm::confirm;
pub use request::{SignedUp, SignupRequest, request};
