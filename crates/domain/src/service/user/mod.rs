//! Other people: what everybody may see of them, and what is kept of an account.

mod data;
mod profile;

pub use data::{UserData, data};
pub use profile::profile;
