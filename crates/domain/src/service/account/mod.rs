//! The own account: see it, change it, consent, protect it by a second factor.

mod address;
mod consent;
mod picture;
mod read;
pub mod second_factor;
mod update;
mod username;

pub use address::EmailProof;
pub use consent::give_consent;
pub use picture::receive_picture;
pub use read::read;
pub use update::{AccountChange, AccountChanged, update};
pub use username::is_username_free;
