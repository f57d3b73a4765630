//! Over a real connection, where it makes a difference.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use actix_web::{HttpServer, rt};
use freesewing_http::configure::{Prepared, app};

use crate::support::house::{House, URL};

/// Sends one request as it stands, and reads to the end.
fn exchange(to: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(to).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

/// Asks a server of our own.
async fn ask(request: &'static str) -> String {
    let (api, prepared) = (House::in_memory().api(), Prepared::new(URL));
    let server = HttpServer::new(move || app(api.clone(), &prepared)).workers(1).disable_signals();
    let server = server.bind(("127.0.0.1", 0)).unwrap();
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    let serving = rt::spawn(server);
    let answer = rt::task::spawn_blocking(move || exchange(address, request)).await.unwrap();
    handle.stop(false).await;
    serving.await.unwrap().unwrap();
    answer
}

#[actix_web::test]
async fn head_sends_the_headers_of_get_and_no_body() {
    let get = ask("GET /avatar.svg HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    let head = ask("HEAD /avatar.svg HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    let (headers, body) = get.split_once("\r\n\r\n").unwrap();
    assert!(body.starts_with("<svg"), "{get}");
    let (same, nothing) = head.split_once("\r\n\r\n").unwrap();
    assert_eq!(nothing, "");
    let sorted = |headers: &str| {
        let mut lines: Vec<_> = headers
            .to_lowercase()
            .lines()
            .filter(|l| !l.starts_with("date:") && !l.starts_with("x-request-id:"))
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(same), sorted(headers));
}

#[actix_web::test]
async fn a_body_in_chunks_is_read() {
    let chunks = "POST /signup HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n\
        Transfer-Encoding: chunked\r\n\r\n4\r\n{\"x\"\r\n3\r\n:1}\r\n0\r\n\r\n";
    let answer = ask(chunks).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.ends_with(r#"{"result":"error","error":"emailMissing"}"#), "{answer}");
}

#[actix_web::test]
async fn a_body_that_says_it_is_too_large_is_not_waited_for() {
    let answer = ask("POST /signup HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n\
        Content-Length: 99999999\r\n\r\n{\"x\":1")
    .await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.to_lowercase().contains("access-control-allow-origin: *"), "{answer}");
}
