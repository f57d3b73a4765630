// Reads what happened to the account, two events at a time, the latest first.
use std::env;
use std::error::Error;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("FREESEWING_URL")?;
    let pair = format!("{}:{}", env::var("FREESEWING_KEY")?, env::var("FREESEWING_SECRET")?);
    let credential = format!("Basic {}", STANDARD.encode(pair));

    let mut before = String::new();
    loop {
        let mut answer = ureq::get(format!("{url}/account/activity/key?limit=2{before}"))
            .header("Authorization", &credential)
            .call()?;
        let page: Value = answer.body_mut().read_json()?;
        for event in page["activity"].as_array().into_iter().flatten() {
            println!("{}", event["kind"].as_str().unwrap_or_default());
        }
        // The number to go on from; the last page has none.
        match page["next"].as_i64() {
            Some(next) => before = format!("&before={next}"),
            None => return Ok(()),
        }
    }
}
