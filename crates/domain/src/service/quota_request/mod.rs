//! Asking for more than the usual limits: ask, list, grant and decline.

mod create;
mod decide;
mod list;

pub use create::{QuotaWish, create};
pub use decide::{Grant, decline, grant};
pub use list::{Asked, MOST_LISTED, Selection, list, list_all};
