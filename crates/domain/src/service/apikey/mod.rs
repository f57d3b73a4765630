//! API keys: make, list, see, change, rotate, remove and revoke them.

mod create;
mod delete;
mod leaked;
mod list;
mod read;
mod revoke;
mod rotate;
mod sweep;
mod update;

pub use create::{NewApikey, create};
pub use delete::delete;
pub use leaked::report_leak;
pub use list::{Listed, list};
pub use read::{KeyView, read, read_current};
pub use revoke::{MAX_REASON, revoke, revoke_all};
pub use rotate::{Rotated, rotate};
pub use sweep::sweep;
pub use update::update;

use crate::apikey::{Apikey, Revoker};
use crate::error::Error;

/// A key that its owner removed is gone as far as anybody is told, although it is kept for a while.
fn is_known(key: &Apikey) -> Result<(), Error> {
    match &key.revoked {
        Some(revoked) if revoked.by == Revoker::Owner => Err(Error::NotFound),
        _ => Ok(()),
    }
}
