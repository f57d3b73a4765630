//! Which addresses of the network we ask for a picture.
//!
//! Anybody may have us ask for an address of their choice. So we ask only where anybody could ask themselves: not on this
//! machine, not in the network that it stands in, not at the service that tells a cloud's machines their secrets.

use std::error::Error;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Which addresses may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressGuard {
    /// Those of the public internet.
    Public,
    /// All of them. For tests, whose servers are on this machine.
    Any,
}

/// An address is none that we ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the address is not public")
    }
}

impl Error for NotPublic {}

impl AddressGuard {
    /// Looks at an address before it is asked. Where a name leads is looked at when it is resolved.
    pub(super) fn check(self, url: &Url) -> Result<(), NotPublic> {
        let public_text =
            ["http", "https"].contains(&url.scheme()) && url.username().is_empty() && url.password().is_none();
        let public_host = match url.host() {
            None => false,
            Some(Host::Ipv4(address)) => self.lets(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => self.lets(IpAddr::V6(address)),
            Some(Host::Domain(name)) => self == Self::Any || !is_here(name),
        };
        if public_text && public_host { Ok(()) } else { Err(NotPublic) }
    }

    fn lets(self, address: IpAddr) -> bool {
        self == Self::Any || is_public(address)
    }
}

/// Whether a name stands for this machine, whatever a name server says.
fn is_here(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// Resolves names, and drops the addresses that we do not ask. The connection is made to what is left, so a name that
/// leads elsewhere a moment later gains nothing.
impl Resolve for AddressGuard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = *self;
        Box::pin(async move {
            let mut found = tokio::net::lookup_host((name.as_str(), 0)).await?.peekable();
            if found.peek().is_none() {
                return Err("the name has no address".into());
            }
            let good: Vec<SocketAddr> = found.filter(|address| guard.lets(address.ip())).collect();
            if good.is_empty() {
                return Err(NotPublic.into());
            }
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public internet (after the special-purpose registries of IANA).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !SPECIAL_V4.iter().any(|(net, bits)| within_v4(address, *net, *bits)),
        // All that is given out to the public so far is 2000::/3; what stands for an IPv4 address is elsewhere.
        IpAddr::V6(address) => {
            within_v6(address, Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3)
                && !SPECIAL_V6.iter().any(|(net, bits)| within_v6(address, *net, *bits))
        }
    }
}

const SPECIAL_V4: [(Ipv4Addr, u32); 15] = [
    // This network.
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    // Private.
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    // Behind a provider's address translation.
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    // This machine.
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // This cable; also where clouds tell machines their secrets.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    // Protocols, documentation, relays, measuring.
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // Multicast; reserved, and broadcast.
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

const SPECIAL_V6: [(Ipv6Addr, u32); 4] = [
    // Protocols, such as Teredo, which holds an IPv4 address.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    // Documentation.
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
    // 6to4, which holds an IPv4 address.
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
];

const fn within_v4(address: Ipv4Addr, net: Ipv4Addr, bits: u32) -> bool {
    (address.to_bits() ^ net.to_bits()) >> (32 - bits) == 0
}

const fn within_v6(address: Ipv6Addr, net: Ipv6Addr, bits: u32) -> bool {
    (address.to_bits() ^ net.to_bits()) >> (128 - bits) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_public_addresses() {
        for address in ["1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a01:4f8::1"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn d41_asks_nobody_else() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.7",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:1.1.1.1",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn d41_sees_an_address_however_it_is_written() {
        for url in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0177.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://a.localhost/",
            "http://１２７.0.0.1/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "http://user@example.org/",
            "http://user:password@example.org/",
        ] {
            assert!(AddressGuard::Public.check(&Url::parse(url).unwrap()).is_err(), "{url}");
        }
        for url in ["http://example.org/", "https://example.org:8443/a.png?b=c", "https://1.1.1.1/"] {
            assert!(AddressGuard::Public.check(&Url::parse(url).unwrap()).is_ok(), "{url}");
        }
        assert!(AddressGuard::Any.check(&Url::parse("http://127.0.0.1:8080/").unwrap()).is_ok());
        assert!(AddressGuard::Any.check(&Url::parse("file:///etc/passwd").unwrap()).is_err());
    }
}
