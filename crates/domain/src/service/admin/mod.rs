//! What only maintainers do.

mod grant;

pub use grant::{Granted, grant};
