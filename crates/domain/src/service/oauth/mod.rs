//! Signing in with a provider: be sent to its page, and come back with a code.

mod account;
mod begin;
mod finish;

pub use begin::begin;
pub use finish::{Return, finish};
