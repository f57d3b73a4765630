//! API keys: make, list, see, change, rotate, limit, remove and revoke them.

mod create;
mod delete;
mod leaked;
mod limit;
mod list;
mod read;
mod revoke;
mod revoke_by_link;
mod rotate;
mod sweep;
mod update;
mod warn_of_end;
mod warn_of_use;

pub use create::{NewApikey, create};
pub use delete::delete;
pub use leaked::{FoundSecret, report_leak};
pub use limit::limit;
pub use list::{Listed, list};
pub use read::{KeyView, read, read_current};
pub use revoke::{MAX_REASON, revoke, revoke_all};
pub use revoke_by_link::{KeyToRevoke, find_by_link, revoke_by_link};
pub use rotate::{Rotated, rotate};
pub use sweep::sweep;
pub use update::update;
pub use warn_of_end::warn_of_end;
pub use warn_of_use::warn_of_use;

use crate::apikey::Apikey;
use crate::error::Error;

/// Refuses a key that was removed: it is gone as far as anybody is told, although it is kept for a while.
pub(super) fn is_known(key: &Apikey) -> Result<(), Error> {
    if key.is_removed() { Err(Error::NotFound) } else { Ok(()) }
}
