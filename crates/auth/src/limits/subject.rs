use std::net::{IpAddr, Ipv6Addr};

use freesewing_domain::access::{Caller, Credential};
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::limits::{Limits, RateLimits};

/// Whose calls are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Those with an API key.
    Key(ApikeyId),
    /// Those with the tokens of an account.
    Tokens(UserId),
    /// Those without a credential that holds, from an address.
    Address(Network),
}

impl Subject {
    /// Whose the calls of a caller are.
    #[must_use]
    pub const fn of(caller: &Caller) -> Self {
        match caller.credential {
            Credential::Apikey(id) => Self::Key(id),
            Credential::Token => Self::Tokens(caller.user),
        }
    }
}

/// Addresses that count as one: an IPv4 address, or the /64 of IPv6 that one household or machine usually has to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The one that an address is in. Addresses that are not known are in one together.
    ///
    /// ```
    /// use freesewing_auth::limits::Network;
    ///
    /// let of = |text: &str| Network::of(Some(text.parse().unwrap()));
    /// assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:2"));
    /// assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
    /// assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    /// assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    /// ```
    #[must_use]
    pub fn of(address: Option<IpAddr>) -> Self {
        Self(match address.map(|address| address.to_canonical()) {
            Some(IpAddr::V6(address)) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
            Some(address @ IpAddr::V4(_)) => address,
            None => Ipv6Addr::UNSPECIFIED.into(),
        })
    }
}

/// How much somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// In a minute.
    pub per_minute: u32,
    /// In a day.
    pub per_day: Option<u32>,
}

impl Quota {
    /// What holds for a credential: what was set for it, and else the usual.
    #[must_use]
    pub fn of_credential(usual: &RateLimits, own: Limits) -> Self {
        Self {
            per_minute: own.per_minute.unwrap_or(usual.credential_per_minute),
            per_day: own.per_day.or(usual.credential_per_day),
        }
    }

    /// What holds for an address.
    #[must_use]
    pub const fn of_address(usual: &RateLimits) -> Self {
        Self { per_minute: usual.address_per_minute, per_day: None }
    }
}
