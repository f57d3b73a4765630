//! What happened to accounts: note it, and show it to those whom it concerns.

mod list;
mod record;
mod sweep;

pub use list::{MOST_LISTED, Page, PageRequest, list, list_all, list_of};
pub(crate) use record::{record, refused};
pub use sweep::sweep;
