//! Whoever set up an authenticator app for the former server goes on with it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ring::hmac;
use serde_json::{Value, json};

use super::former::Former;
use crate::support::client::Credential;

/// `GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ` as the former server would have sealed it with its key.
const SEALED: &str = r#"{"iv":"15f2476ba0ae15604dfae62b6a1a4dcd","ct":"672a7621ea15da8750db199045d8c7ae2e851504c127da769676d3d9c8b596ba4827085df8e1f03478896304cb36554b"}"#;
/// What that text stands for.
const SECRET: &[u8] = b"12345678901234567890";
const STEP: u64 = 30;

/// What the app shows now, and for a few more seconds.
fn code() -> String {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    while now() % STEP > STEP - 5 {
        std::thread::sleep(Duration::from_millis(200));
    }
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, SECRET);
    let tag = hmac::sign(&key, &(now() / STEP).to_be_bytes());
    let bytes = tag.as_ref();
    let at = usize::from(bytes[19] & 15);
    let number = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

#[test]
fn an_app_that_was_set_up_there_signs_in_here() {
    let former = Former::new();
    former.change(&format!("UPDATE User SET mfaSecret = '{SEALED}', mfaEnabled = 1 WHERE id = 1"));
    let ended = former.place.run(&["import", "--from", "former.sqlite"]);
    assert!(ended.status.success(), "{ended:?}");
    let server = former.place.serve();
    let anna = former.accounts().next().unwrap();
    let mut body = json!({"username": anna["username"], "password": former.password(anna)});
    let sign_in = |body: &Value| server.client.post("/signin", &Credential::Nobody, body);
    assert_eq!(sign_in(&body).expect(403)["error"], "mfaTokenRequired");
    body["token"] = "000000".into();
    assert_eq!(sign_in(&body).status, 401);
    body["token"] = code().into();
    assert_eq!(sign_in(&body).expect(200)["account"]["mfaEnabled"], true);
}
