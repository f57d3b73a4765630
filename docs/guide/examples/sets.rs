// Keeps a measurement set, changes it, reads it and removes it again.
use std::env;
use std::error::Error;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("FREESEWING_URL")?;
    let pair = format!("{}:{}", env::var("FREESEWING_KEY")?, env::var("FREESEWING_SECRET")?);
    let credential = format!("Basic {}", STANDARD.encode(pair));
    let auth = "Authorization";

    let set = json!({"name": "Joost", "measies": {"chest": 1000, "waist": 850.5}});
    let mut answer =
        ureq::post(format!("{url}/sets/key")).header(auth, &credential).send_json(set)?;
    let made: Value = answer.body_mut().read_json()?;
    let one = format!("{url}/sets/{}/key", made["set"]["id"]);

    // Only what is sent changes: the chest stays.
    let change = json!({"measies": {"waist": 860}});
    ureq::patch(&one).header(auth, &credential).send_json(change)?;

    let mut answer = ureq::get(&one).header(auth, &credential).call()?;
    let read: Value = answer.body_mut().read_json()?;
    let (name, measies) = (&read["set"]["name"], &read["set"]["measies"]);
    let name = name.as_str().unwrap_or_default();
    println!("{name}: chest {}, waist {}", measies["chest"], measies["waist"]);

    ureq::delete(&one).header(auth, &credential).call()?;
    println!("removed");
    Ok(())
}
