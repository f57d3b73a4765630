//! API keys: make, list, see, change, rotate, limit, remove and revoke them.

mod create;
mod delete;
mod leaked;
mod limit;
mod list;
mod read;
mod revoke;
mod rotate;
mod sweep;
mod update;

pub use create::{NewApikey, create};
pub use delete::delete;
pub use leaked::{FoundSecret, report_leak};
pub use limit::limit;
pub use list::{Listed, list};
pub use read::{KeyView, read, read_current};
pub use revoke::{MAX_REASON, revoke, revoke_all};
pub use rotate::{Rotated, rotate};
pub use sweep::sweep;
pub use update::update;

use crate::apikey::Apikey;
use crate::error::Error;

/// Refuses a key that was removed: it is gone as far as anybody is told, although it is kept for a while.
pub(super) fn is_known(key: &Apikey) -> Result<(), Error> {
    if key.is_removed() { Err(Error::NotFound) } else { Ok(()) }
}
