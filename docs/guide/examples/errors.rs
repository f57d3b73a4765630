// Sends a set without a name, and says what is wrong.
use std::env;
use std::error::Error;
use std::process::exit;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("FREESEWING_URL")?;
    let pair = format!("{}:{}", env::var("FREESEWING_KEY")?, env::var("FREESEWING_SECRET")?);

    let mut answer = ureq::post(format!("{url}/sets/key"))
        .header("Authorization", format!("Basic {}", STANDARD.encode(pair)))
        .config()
        .http_status_as_error(false)
        .build()
        .send_json(json!({"notes": "no name"}))?;
    match answer.status().as_u16() {
        200..300 => {
            println!("kept");
            return Ok(());
        }
        // This one is plain text, not JSON.
        401 => println!("the key does not work: mistyped, expired or revoked"),
        429 | 503 => {
            let seconds = answer.headers().get("Retry-After").map_or(Ok("60"), |it| it.to_str())?;
            println!("too much for now, come back in {seconds} s");
        }
        500.. => println!("the server's fault, try again later"),
        _ => {
            // A record that is not there has no text at all.
            let said: Value = answer.body_mut().read_json().unwrap_or_default();
            println!("refused: {}", said["error"].as_str().unwrap_or("notFound"));
        }
    }
    exit(1)
}
