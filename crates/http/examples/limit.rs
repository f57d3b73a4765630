//! The limit that speed is measured against: actix-web alone, which gives the same answers whatever it is asked.
//!
//! `cargo run --release -p freesewing-http --example limit -- PORT ANSWER...`
//!
//! An ANSWER is a file: a status, then a line for each header, an empty line, and the body. Of several, each worker gives
//! one after the other.

use std::cell::Cell;
use std::{env, fs, io};

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{App, HttpResponse, HttpServer, web};

/// What is answered.
#[derive(Clone)]
struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl Answer {
    fn read(file: &str) -> io::Result<Self> {
        let content = fs::read(file)?;
        let end = content.windows(2).position(|pair| pair == b"\n\n").ok_or_else(|| unreadable(file))?;
        let (head, body) = content.split_at_checked(end + 2).ok_or_else(|| unreadable(file))?;
        let head = String::from_utf8(head.to_vec()).map_err(|_| unreadable(file))?;
        let mut lines = head.lines().filter(|line| !line.is_empty());
        let status = lines.next().and_then(|line| line.parse().ok()).ok_or_else(|| unreadable(file))?;
        let headers = lines.map(|line| header(line).ok_or_else(|| unreadable(file))).collect::<Result<_, _>>()?;
        Ok(Self { status, headers, body: Bytes::copy_from_slice(body) })
    }

    fn give(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        for (name, value) in &self.headers {
            response.append_header((name.clone(), value.clone()));
        }
        response.body(self.body.clone())
    }
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(": ")?;
    Some((name.parse().ok()?, value.parse().ok()?))
}

fn unreadable(file: &str) -> io::Error {
    io::Error::other(format!("{file} is no answer"))
}

#[actix_web::main]
async fn main() -> io::Result<()> {
    let mut given = env::args().skip(1);
    let usage = || io::Error::other("usage: limit PORT ANSWER...");
    let port: u16 = given.next().ok_or_else(usage)?.parse().map_err(io::Error::other)?;
    let answers = given.map(|file| Answer::read(&file)).collect::<io::Result<Vec<_>>>()?;
    if answers.is_empty() {
        return Err(usage());
    }
    HttpServer::new(move || {
        let answers = web::Data::new((answers.clone(), Cell::new(0_usize)));
        // It takes what is sent, too: who leaves that lying has to close the connection.
        App::new().default_service(web::to(move |_: Bytes| {
            let answers = answers.clone();
            async move {
                let (answers, next) = answers.get_ref();
                let turn = next.replace(next.get().wrapping_add(1)) % answers.len();
                answers.get(turn).map_or_else(|| HttpResponse::NotFound().finish(), Answer::give)
            }
        }))
    })
    .bind(("127.0.0.1", port))?
    .run()
    .await
}
