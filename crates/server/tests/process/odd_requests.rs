//! Requests that no decent client sends. None may end the process.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use crate::support::account::Account;
use crate::support::place::Place;
use crate::support::process::Server;
use crate::support::raw::Raw;

const MIB: usize = 1024 * 1024;

/// Runs against a server that must still be well afterwards.
fn with_server(odd: impl FnOnce(&Server)) {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    odd(&server);
    let set = account.set(&server.client, "as always");
    let read = server.client.get(&format!("/sets/{set}/jwt"), &account.token).expect(200);
    assert_eq!(read["set"]["name"], "as always");
    let ended = server.stop();
    assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
}

/// Sends a body to sign up with, and says the status of the answer.
fn signup(server: &Server, headers: &str, body: &[u8]) -> Option<u16> {
    let head = format!(
        "POST /signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{headers}Content-Length: {}\r\n\r\n",
        body.len()
    );
    Raw::connect(server.port).send(head).send(body).status()
}

fn gzip(chunk: &[u8], times: usize) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    (0..times).for_each(|_| packer.write_all(chunk).unwrap());
    packer.finish().unwrap()
}

#[test]
fn garbage_is_survived() {
    with_server(|server| {
        for garbage in [
            &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello in TLS"[..],
            b"\0\0\0\0\0\0\0\0\r\n\r\n",
            b"GET\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
            b"POST /signup HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
            b"POST /signup HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"POST /signup HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        ] {
            let status = Raw::connect(server.port).send(garbage).status();
            assert!(status.is_none_or(|status| status >= 400), "{status:?} to {garbage:?}");
        }
    });
}

#[test]
fn headers_without_end_are_refused() {
    with_server(|server| {
        let long = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n\r\n", "a".repeat(MIB));
        let status = Raw::connect(server.port).send(long).status();
        assert!(status.is_none_or(|status| (400..500).contains(&status)), "{status:?}");
        let many = format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", "X-Many: 1\r\n".repeat(2_000));
        let status = Raw::connect(server.port).send(many).status();
        assert!(status.is_none_or(|status| (400..500).contains(&status)), "{status:?}");
        let path = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(200_000));
        let status = Raw::connect(server.port).send(path).status();
        assert!(status.is_none_or(|status| (400..500).contains(&status)), "{status:?}");
    });
}

#[test]
fn a_body_that_claims_too_much_is_refused_before_it_is_sent() {
    with_server(|server| {
        let head =
            "POST /signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n";
        assert_eq!(Raw::connect(server.port).send(head).send("{").status(), Some(413));
    });
}

#[test]
fn clients_that_leave_in_the_middle_are_survived() {
    with_server(|server| {
        for _ in 0..20 {
            Raw::connect(server.port).send("POST /signup HT");
            Raw::connect(server.port).send(
                "POST /signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"em",
            );
            Raw::connect(server.port).send(
                "POST /signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"e",
            );
            // This one does not even wait for the answer.
            Raw::connect(server.port).send("GET /docs/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n");
        }
    });
}

#[test]
fn twelve_mebibytes_are_taken_and_one_byte_more_is_not() {
    with_server(|server| {
        let body = |size: usize| {
            let (start, end) = (r#"{"email":""#, r#""}"#);
            format!("{start}{}{end}", "a".repeat(size - start.len() - end.len())).into_bytes()
        };
        assert_eq!(signup(server, "", &body(12 * MIB)), Some(400), "read, and found to be without a language");
        assert_eq!(signup(server, "", &body(12 * MIB + 1)), Some(413));
        let head =
            "POST /signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunk = format!("{:x}\r\n{}\r\n", MIB, "a".repeat(MIB));
        let mut raw = Raw::connect(server.port);
        raw.send(head);
        for _ in 0..13 {
            raw.send(&chunk);
        }
        assert_eq!(raw.send("0\r\n\r\n").status(), Some(413), "however it is sent");
    });
}

#[test]
fn packed_bodies_are_unpacked_up_to_the_limit() {
    with_server(|server| {
        let packed = "Content-Encoding: gzip\r\n";
        let good = json!({ "email": "bob@freesewing.dev", "language": "en", "test": true }).to_string();
        assert_eq!(signup(server, packed, &gzip(good.as_bytes(), 1)), Some(201));
        let bomb = gzip(&[b' '; MIB], 300);
        assert!(bomb.len() < 4 * MIB, "{}", bomb.len());
        assert_eq!(signup(server, packed, &bomb), Some(413));
        assert_eq!(signup(server, packed, b"this is not gzip at all"), Some(400));
        let whole = gzip(good.as_bytes(), 1);
        let (half, _) = whole.split_at(whole.len() / 2);
        assert_eq!(signup(server, packed, half), Some(400));
    });
}

#[test]
fn json_that_goes_too_deep_or_is_none_is_refused() {
    with_server(|server| {
        for depth in [1_000, 100_000] {
            assert_eq!(signup(server, "", "[".repeat(depth).as_bytes()), Some(400));
            let closed = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
            assert_eq!(signup(server, "", closed.as_bytes()), Some(400));
            let objects = format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
            assert_eq!(signup(server, "", objects.as_bytes()), Some(400));
        }
        for body in [&b"null"[..], b"1", b"\"text\"", b"{", b"{\"email\":\"\xff\xfe\"}", b"\0\0\0\0"] {
            assert_eq!(signup(server, "", body), Some(400), "{body:?}");
        }
    });
}
