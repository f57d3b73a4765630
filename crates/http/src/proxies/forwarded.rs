//! Reading one line of `Forwarded` or `X-Forwarded-For`.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use super::Hop;

/// The hops of a line of `X-Forwarded-For`: addresses, possibly with ports.
pub(super) fn addresses(line: &str) -> Vec<Hop> {
    let entries = line.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    entries.map(|entry| entry.parse().map_or_else(|_| node(entry), at)).collect()
}

/// The hops of a line of `Forwarded`. A line that breaks its grammar tells nothing at all: whoever opened a quote that
/// they did not close may have swallowed what a proxy wrote behind it.
pub(super) fn hops(line: &str) -> Vec<Hop> {
    let mut rest = line;
    let mut hops = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return hops;
        }
        let Some((hop, after)) = element(rest) else { return vec![Hop::Unclear] };
        hops.push(hop);
        rest = after;
    }
}

/// Reads pairs with semicolons between them, up to a comma or the end; gives who `for` names, and the rest.
fn element(mut rest: &str) -> Option<(Hop, &str)> {
    let mut found = None;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ';']);
        if rest.is_empty() || rest.starts_with(',') {
            return Some((found.unwrap_or(Hop::Unclear), rest));
        }
        let (name, after) = rest.split_once('=')?;
        if !is_token(name) {
            return None;
        }
        let (value, after) = value(after)?;
        if name.eq_ignore_ascii_case("for") {
            // Said twice, it may be anything.
            found = Some(if found.is_some() { Hop::Unclear } else { node(&value) });
        }
        rest = after.trim_start_matches([' ', '\t']);
        if !(rest.is_empty() || rest.starts_with([',', ';'])) {
            return None;
        }
    }
}

/// A token, or text in quotes; and what comes behind it.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ';', ' ', '\t']).unwrap_or(text.len());
        let (token, after) = text.split_at_checked(end)?;
        return is_token(token).then(|| (token.to_owned(), after));
    };
    let mut value = String::new();
    let mut chars = quoted.chars();
    loop {
        match chars.next()? {
            '"' => return Some((value, chars.as_str())),
            '\\' => value.push(chars.next()?),
            other => value.push(other),
        }
    }
}

fn is_token(text: &str) -> bool {
    let special = |c: char| "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || special(c))
}

/// Who a node is: an address, IPv6 in brackets, possibly with a port, which may be hidden too.
fn node(text: &str) -> Hop {
    if let Ok(socket) = text.parse::<SocketAddr>() {
        return at(socket.ip());
    }
    let (host, port) = match text.strip_prefix('[') {
        Some(inner) => match inner.split_once(']') {
            Some((host, port)) if host.parse::<Ipv6Addr>().is_ok() => (host, port),
            _ => return Hop::Unclear,
        },
        // Without brackets it is IPv4, for the rest would be taken for a port.
        None => text.split_at_checked(text.find(':').unwrap_or(text.len())).unwrap_or((text, "")),
    };
    let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.starts_with('_') && is_token(port));
    match host.parse() {
        Ok(address) if is_port => at(address),
        _ => Hop::Unclear,
    }
}

fn at(address: IpAddr) -> Hop {
    Hop::At(address.to_canonical())
}
