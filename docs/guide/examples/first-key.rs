// Asks the server which key this is.
use std::env;
use std::error::Error;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("FREESEWING_URL")?;
    let pair = format!("{}:{}", env::var("FREESEWING_KEY")?, env::var("FREESEWING_SECRET")?);

    let mut answer = ureq::get(format!("{url}/whoami/key"))
        .header("Authorization", format!("Basic {}", STANDARD.encode(pair)))
        .call()?;
    let answer: Value = answer.body_mut().read_json()?;
    let text = |field: &str| answer["apikey"][field].as_str().unwrap_or_default().to_owned();
    let level = &answer["apikey"]["level"];

    println!("{}: level {level}, until {}", text("name"), text("expiresAt"));
    Ok(())
}
