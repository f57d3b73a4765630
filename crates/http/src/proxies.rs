//! Where a request comes from, when proxies stand between its sender and us.
//!
//! A proxy notes in `Forwarded` (RFC 7239) or in `X-Forwarded-For` who called it. Anybody can send these headers, so
//! they are believed only as far as they were written by proxies that whoever runs the server trusts: from the last
//! entry, which the proxy nearest to us wrote, back to the first address that is none of theirs.

mod forwarded;

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use actix_web::http::header::{FORWARDED, HeaderMap, HeaderName, X_FORWARDED_FOR};
use ipnet::IpNet;

/// The proxies that are believed about who called them. None, unless some are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// Somebody on the way of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hop {
    /// At this address.
    At(IpAddr),
    /// Unknown, hidden, or not to be read.
    Unclear,
}

impl TrustedProxies {
    /// Whether the headers from an address are believed.
    #[must_use]
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The address of whoever sent a request that came from `peer`.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trusts(peer) {
            return peer;
        }
        let standard = read(headers, &FORWARDED, forwarded::hops).map(|hops| self.walk(peer, &hops));
        let customary = read(headers, &X_FORWARDED_FOR, forwarded::addresses).map(|hops| self.walk(peer, &hops));
        match (standard, customary) {
            (None, None) => peer,
            (Some(client), None) | (None, Some(client)) => client,
            // A proxy writes one of them, and may pass on the other as it came. Which one, we cannot know.
            (Some(one), Some(other)) if one == other => one,
            (Some(_), Some(_)) => peer,
        }
    }

    /// Goes back from the last hop to the first whom nobody vouches for, or to where the trace is lost.
    fn walk(&self, peer: IpAddr, hops: &[Hop]) -> IpAddr {
        let mut client = peer;
        for hop in hops.iter().rev() {
            match hop {
                Hop::At(address) if self.trusts(client) => client = *address,
                Hop::At(_) | Hop::Unclear => break,
            }
        }
        client
    }
}

/// Several lines of a header are one list. `None` when there are none.
fn read(headers: &HeaderMap, name: &HeaderName, line: fn(&str) -> Vec<Hop>) -> Option<Vec<Hop>> {
    let mut lines = headers.get_all(name).peekable();
    lines.peek()?;
    let hops = lines.flat_map(|value| value.to_str().map_or_else(|_| vec![Hop::Unclear], line));
    Some(hops.collect())
}

impl FromStr for TrustedProxies {
    type Err = String;

    /// Addresses and networks, with commas between them.
    fn from_str(text: &str) -> Result<Self, String> {
        let entries = text.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty());
        entries.map(network).collect::<Result<_, _>>().map(Self)
    }
}

fn network(entry: &str) -> Result<IpNet, String> {
    let network = match entry.parse::<IpAddr>() {
        Ok(address) => IpNet::from(address.to_canonical()),
        Err(_) => entry.parse().map_err(|_| {
            format!("{entry:?} is neither an address nor a network; give such as 127.0.0.1, 10.0.0.0/8 or fd00::/8")
        })?,
    };
    if network.prefix_len() == 0 {
        return Err(format!("{entry:?} is everybody, and so anybody could claim to be anywhere"));
    }
    Ok(network.trunc())
}

impl fmt::Display for TrustedProxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, network) in self.0.iter().enumerate() {
            f.write_str(if place == 0 { "" } else { "," })?;
            if network.prefix_len() == network.max_prefix_len() {
                write!(f, "{}", network.addr())?;
            } else {
                write!(f, "{network}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
