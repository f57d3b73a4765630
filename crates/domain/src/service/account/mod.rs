//! The own account: see it, change it, consent, protect it by a second factor, take everything along, and end it.

mod address;
mod consent;
mod export;
mod picture;
mod read;
mod remove;
mod restrict;
pub mod second_factor;
mod update;
mod username;

pub use address::EmailProof;
pub use consent::give_consent;
pub use export::{EXPORT_LIFE, Everything, MOST_EXPORTS, export, read_export, sweep_exports};
pub use picture::receive_picture;
pub use read::read;
pub use remove::remove;
pub use restrict::restrict;
pub use update::{AccountChange, AccountChanged, update};
pub use username::is_username_free;
