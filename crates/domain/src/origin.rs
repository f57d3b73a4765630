//! Where a request comes from.

use core::net::IpAddr;

/// Where a request comes from, as far as is known. It counts towards limits, and is noted, shortened, beside what matters
/// for the security of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The address of whoever sent it; `None` for what the server does by itself.
    pub address: Option<IpAddr>,
    /// The program that sent it, as it calls itself.
    pub agent: Option<String>,
}
