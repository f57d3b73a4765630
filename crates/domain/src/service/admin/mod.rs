//! What only maintainers do.

mod grant;
mod impersonate;
mod read;
mod search;
mod update;

pub use grant::{Granted, grant};
pub use impersonate::impersonate;
pub use read::read;
pub use search::{Found, MOST_FOUND, search};
pub use update::{AdminPatch, update};
