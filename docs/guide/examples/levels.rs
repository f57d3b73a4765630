// Tries something that takes level 4: reading what happened to the account.
use std::env;
use std::error::Error;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let url = env::var("FREESEWING_URL")?;
    let pair = format!("{}:{}", env::var("FREESEWING_KEY")?, env::var("FREESEWING_SECRET")?);

    let mut answer = ureq::get(format!("{url}/account/activity/key"))
        .header("Authorization", format!("Basic {}", STANDARD.encode(pair)))
        .config()
        .http_status_as_error(false)
        .build()
        .call()?;
    match answer.status().as_u16() {
        200 => println!("This key may do it."),
        403 => {
            let said: Value = answer.body_mut().read_json()?;
            let (required, level) = (&said["required"], &said["level"]);
            println!("This takes level {required}, and the key has level {level}.");
        }
        other => return Err(format!("{other} {}", answer.body_mut().read_to_string()?).into()),
    }
    Ok(())
}
