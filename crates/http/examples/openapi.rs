//! Prints the OpenAPI document, for tools that check it or make clients of it:
//! `cargo run -p freesewing-http --example openapi`

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let document = freesewing_http::openapi::document("http://localhost:3000");
    writeln!(io::stdout().lock(), "{document:#}")
}
