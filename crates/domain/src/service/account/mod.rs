//! The own account: see it, change it, consent.

mod address;
mod consent;
mod read;
mod update;
mod username;

pub use address::EmailProof;
pub use consent::give_consent;
pub use read::read;
pub use update::{AccountChange, AccountChanged, update};
pub use username::is_username_free;
