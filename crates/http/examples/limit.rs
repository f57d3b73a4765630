//! The limit that speed is measured against: actix-web alone, which answers every request with the same bytes.
//!
//! `cargo run --release -p freesewing-http --example limit -- PORT FILE`

use std::{env, fs, io};

use actix_web::web::Bytes;
use actix_web::{App, HttpResponse, HttpServer, web};

#[actix_web::main]
async fn main() -> io::Result<()> {
    let mut given = env::args().skip(1);
    let (Some(port), Some(file)) = (given.next(), given.next()) else {
        return Err(io::Error::other("usage: limit PORT FILE"));
    };
    let port: u16 = port.parse().map_err(io::Error::other)?;
    let answer = Bytes::from(fs::read(file)?);
    HttpServer::new(move || {
        let answer = answer.clone();
        App::new().default_service(web::to(move || {
            let answer = answer.clone();
            async move { HttpResponse::Ok().content_type("application/json; charset=utf-8").body(answer) }
        }))
    })
    .bind(("127.0.0.1", port))?
    .run()
    .await
}
