//! Where things came from, shortened.

use serde_json::json;

use crate::support::house::House;
use crate::support::{TestApp, on_each_store};

const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";

#[actix_web::test]
async fn addresses_and_agents_are_shortened() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (address, short) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ] {
            let export = app.get("/account/export/jwt").bearer(&user.token).from(address);
            export.header("user-agent", AGENT).send().await.has_status(200);
            let seen = app.last_activity(&user).await;
            assert_eq!(seen, json!({"kind": "exported", "address": short, "agent": "Firefox/130 on Linux"}));
        }
    })
    .await;
}

#[actix_web::test]
async fn an_agent_that_is_no_text_or_names_no_program_is_left_out() {
    on_each_store(async |app| {
        let user = app.user().await;
        for agent in [&b"\xff\xfe"[..], b"", b"(hidden)"] {
            let export = app.get("/account/export/jwt").bearer(&user.token).bytes_header("user-agent", agent);
            export.send().await.has_status(200);
            assert_eq!(app.last_activity(&user).await, json!({"kind": "exported"}));
        }
    })
    .await;
}

#[actix_web::test]
async fn no_whole_address_lies_in_the_database() {
    let app = TestApp::of(House::in_sqlite()).await;
    let user = app.user_with_password("a long password").await;
    for password in ["a long password", "another"] {
        let body = json!({"username": user.email, "password": password});
        app.post("/signin").json(body).from("203.0.113.77").header("user-agent", AGENT).send().await;
    }
    app.store.write_counts().unwrap();
    let bytes = app.house.bytes_on_disk();
    let lies_there = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(lies_there("signInFailed"), "the search finds what is there");
    for personal in ["203.0.113", "Firefox", "Gecko"] {
        assert!(!lies_there(personal), "{personal}");
    }
    assert_eq!(app.last_activity(&user).await["address"], json!("203.0.113.0/24"));
}
