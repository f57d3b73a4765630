//! Helping to translate: be invited to the translators, or propose a language that is not there yet.

mod invite;
mod suggest;

pub use invite::invite;
pub use suggest::{MAX_SUGGESTION, suggest};
