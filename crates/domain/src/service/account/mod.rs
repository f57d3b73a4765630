//! The own account: see it, change it, consent.

mod consent;
mod read;
mod update;
mod username;

pub use consent::give_consent;
pub use read::read;
pub use update::{AccountChange, AccountChanged, EmailProof, update};
pub use username::is_username_free;
