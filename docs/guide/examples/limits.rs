// Calls three times, and waits whenever the server asks for it.
use std::env;
use std::error::Error;
use std::thread::sleep;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

fn get(path: &str, tries: u8) -> Result<Value, Box<dyn Error>> {
    let url = env::var("FREESEWING_URL")?;
    let pair = format!("{}:{}", env::var("FREESEWING_KEY")?, env::var("FREESEWING_SECRET")?);
    let mut answer = ureq::get(format!("{url}{path}"))
        .header("Authorization", format!("Basic {}", STANDARD.encode(pair)))
        .config()
        .http_status_as_error(false)
        .build()
        .call()?;
    match answer.status().as_u16() {
        200 => Ok(answer.body_mut().read_json()?),
        429 | 503 if tries > 1 => {
            let wait =
                answer.headers().get("Retry-After").map_or(Ok("60"), |value| value.to_str())?;
            eprintln!("waiting {wait} s");
            sleep(Duration::from_secs(wait.parse()?));
            get(path, tries - 1)
        }
        other => Err(format!("{other} {}", answer.body_mut().read_to_string()?).into()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    for call in 1..=3 {
        get("/sets/key", 6)?;
        println!("call {call}: done");
    }
    Ok(())
}
