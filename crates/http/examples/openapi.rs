//! Makes the OpenAPI document anew from the handlers, and prints it: `scripts/check-openapi --renew` keeps it.

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let document = freesewing_http::openapi::document(freesewing_http::openapi::SOMEWHERE);
    writeln!(io::stdout().lock(), "{document:#}")
}
