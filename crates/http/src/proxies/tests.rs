use actix_web::http::header::HeaderValue;

use super::*;

const PROXIES: &str = "10.0.0.0/8, fd00::/8, 127.0.0.1";

fn proxies() -> TrustedProxies {
    PROXIES.parse().unwrap()
}

/// Who sent a request from `peer`, with these lines of a header.
fn client(peer: &str, name: HeaderName, lines: &[&str]) -> String {
    let mut headers = HeaderMap::new();
    for line in lines {
        headers.append(name.clone(), HeaderValue::from_bytes(line.as_bytes()).unwrap());
    }
    proxies().client(peer.parse().unwrap(), &headers).to_string()
}

#[test]
fn believes_nobody_unless_told_to() {
    let mut headers = HeaderMap::new();
    headers.append(X_FORWARDED_FOR, HeaderValue::from_static("198.51.100.7"));
    let peer = "127.0.0.1".parse().unwrap();
    assert_eq!(TrustedProxies::default().client(peer, &headers), peer);
}

#[test]
fn walks_back_past_trusted_proxies_through_x_forwarded_for() {
    for (peer, lines, expected) in [
        ("10.0.0.1", &["198.51.100.7"] as &[&str], "198.51.100.7"),
        ("10.0.0.1", &[], "10.0.0.1"),
        ("10.0.0.1", &[""], "10.0.0.1"),
        ("10.0.0.1", &["198.51.100.7:4711"], "198.51.100.7"),
        ("10.0.0.1", &["198.51.100.7, 10.9.9.9"], "198.51.100.7"),
        ("10.0.0.1", &["198.51.100.7,10.9.9.9,fd00::5"], "198.51.100.7"),
        ("10.0.0.1", &["2001:db8::1"], "2001:db8::1"),
        ("10.0.0.1", &["[2001:db8::1]:443"], "2001:db8::1"),
        ("10.0.0.1", &["[2001:db8::1]"], "2001:db8::1"),
        ("10.0.0.1", &["::ffff:198.51.100.7"], "198.51.100.7"),
        ("::ffff:10.0.0.1", &["198.51.100.7"], "198.51.100.7"),
        ("fd00::1", &["198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", &["198.51.100.7", "10.9.9.9"], "198.51.100.7"),
        ("10.0.0.1", &["10.1.1.1, 10.2.2.2"], "10.1.1.1"),
        ("10.0.0.1", &["198.51.100.7,,  ,"], "198.51.100.7"),
    ] {
        assert_eq!(client(peer, X_FORWARDED_FOR, lines), expected, "{peer} {lines:?}");
    }
}

#[test]
fn what_strangers_claim_is_not_believed() {
    for (peer, lines, expected) in [
        // Nobody vouches for the peer.
        ("203.0.113.9", &["198.51.100.7"] as &[&str], "203.0.113.9"),
        ("::ffff:203.0.113.9", &["198.51.100.7"], "203.0.113.9"),
        // The proxy appended the truth behind what was claimed.
        ("10.0.0.1", &["198.51.100.7, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", &["198.51.100.7", "203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", &["10.3.3.3, 203.0.113.9, 10.2.2.2"], "203.0.113.9"),
        ("10.0.0.1", &["127.0.0.1, 203.0.113.9"], "203.0.113.9"),
        // Rubbish hides nothing that stands behind it, and lends no address.
        ("10.0.0.1", &["198.51.100.7, rubbish, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", &["198.51.100.7, rubbish"], "10.0.0.1"),
        ("10.0.0.1", &["198.51.100.7, rubbish, 10.2.2.2"], "10.2.2.2"),
        ("10.0.0.1", &["198.51.100.7, unknown"], "10.0.0.1"),
        ("10.0.0.1", &["198.51.100.7 203.0.113.9"], "10.0.0.1"),
        ("10.0.0.1", &["198.51.100.007"], "10.0.0.1"),
        ("10.0.0.1", &["fe80::1%eth0"], "10.0.0.1"),
        ("10.0.0.1", &["198.51.100.7:port"], "10.0.0.1"),
        ("10.0.0.1", &["\u{e9}", "203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", &["203.0.113.9", "\u{e9}"], "10.0.0.1"),
    ] {
        assert_eq!(client(peer, X_FORWARDED_FOR, lines), expected, "{peer} {lines:?}");
    }
}

#[test]
fn reads_the_standard_header() {
    for (lines, expected) in [
        (&["for=198.51.100.7"] as &[&str], "198.51.100.7"),
        (&["For=198.51.100.7;proto=https;by=10.0.0.1"], "198.51.100.7"),
        (&["proto=https; for=\"198.51.100.7:4711\" ; host=\"a,b;c\""], "198.51.100.7"),
        (&["for=\"[2001:db8:cafe::17]:4711\""], "2001:db8:cafe::17"),
        (&["for=\"[2001:db8:cafe::17]\""], "2001:db8:cafe::17"),
        (&["for=\"\\[2001:db8::1\\]\""], "2001:db8::1"),
        (&["for=\"198.51.100.7:_port\""], "198.51.100.7"),
        (&["for=\"[2001:db8::1]:_port\""], "2001:db8::1"),
        (&["for=192.0.2.43, for=198.51.100.7"], "198.51.100.7"),
        (&["for=198.51.100.7, for=10.2.2.2", "for=\"[fd00::1]\""], "198.51.100.7"),
        (&["for=198.51.100.7;"], "198.51.100.7"),
    ] {
        assert_eq!(client("10.0.0.1", FORWARDED, lines), expected, "{lines:?}");
    }
}

#[test]
fn the_standard_header_is_no_way_around_limits_either() {
    for (lines, expected) in [
        (&["for=unknown"] as &[&str], "10.0.0.1"),
        (&["for=198.51.100.7, for=unknown"], "10.0.0.1"),
        (&["for=198.51.100.7, for=_hidden"], "10.0.0.1"),
        (&["for=198.51.100.7, for=_hidden, for=10.2.2.2"], "10.2.2.2"),
        (&["proto=https"], "10.0.0.1"),
        (&["for=198.51.100.7;for=198.51.100.8"], "10.0.0.1"),
        (&["for=[2001:db8::1]"], "10.0.0.1"),
        (&["for=\"2001:db8::1\""], "10.0.0.1"),
        (&["for="], "10.0.0.1"),
        (&["for"], "10.0.0.1"),
        (&["198.51.100.7"], "10.0.0.1"),
        (&["for =198.51.100.7"], "10.0.0.1"),
        (&["for=\"198.51.100.7"], "10.0.0.1"),
        (&["for=\"198.51.100.7\"x"], "10.0.0.1"),
        // A quote is opened, so that what the proxy appends is part of it.
        (&["for=198.51.100.7;x=\", for=203.0.113.9"], "10.0.0.1"),
        (&["for=198.51.100.7;x=\", for=\"[2001:db8::1]\""], "10.0.0.1"),
        (&["for=198.51.100.7;x=\"", "for=203.0.113.9"], "203.0.113.9"),
        (&["for=\"198.51.100.7\\"], "10.0.0.1"),
    ] {
        assert_eq!(client("10.0.0.1", FORWARDED, lines), expected, "{lines:?}");
    }
}

#[test]
fn where_both_headers_disagree_neither_is_believed() {
    let mut headers = HeaderMap::new();
    headers.append(FORWARDED, HeaderValue::from_static("for=198.51.100.7"));
    headers.append(X_FORWARDED_FOR, HeaderValue::from_static("203.0.113.9"));
    let peer = "10.0.0.1".parse().unwrap();
    assert_eq!(proxies().client(peer, &headers), peer);
    headers.insert(X_FORWARDED_FOR, HeaderValue::from_static("192.0.2.1, 198.51.100.7"));
    assert_eq!(proxies().client(peer, &headers).to_string(), "198.51.100.7");
}

#[test]
fn reads_and_shows_addresses_and_networks() {
    assert_eq!(proxies().to_string(), "10.0.0.0/8,fd00::/8,127.0.0.1");
    assert_eq!("10.1.2.3/8".parse::<TrustedProxies>().unwrap().to_string(), "10.0.0.0/8");
    assert_eq!("".parse(), Ok(TrustedProxies::default()));
    for wrong in ["localhost", "10.0.0.0/33", "10.0.0", "0.0.0.0/0", "::/0", "10.0.0.1;10.0.0.2"] {
        let error = wrong.parse::<TrustedProxies>().unwrap_err();
        assert!(error.contains(wrong), "{error}");
    }
}
