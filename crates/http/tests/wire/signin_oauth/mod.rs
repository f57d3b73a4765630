//! `/signin/oauth/init` and `/signin/oauth`

mod failures;
mod init;
mod known;
mod new;
mod second_factor;

use serde_json::{Value, json};

use crate::support::{Answer, TestApp};

/// Begins with a provider, and answers the state.
async fn begin(app: &TestApp, provider: &str) -> String {
    let body = json!({"provider": provider, "language": "nl"});
    let address = app.post("/signin/oauth/init").json(body).send().await.has_status(200).text_at("/authUrl");
    part(&address, "state=").to_owned()
}

/// Comes back.
async fn finish(app: &TestApp, provider: &str, state: &str, code: &str) -> Answer {
    send(app, json!({"provider": provider, "state": state, "code": code})).await
}

async fn send(app: &TestApp, body: Value) -> Answer {
    app.post("/signin/oauth").json(body).send().await
}

/// Begins with GitHub and comes back with a code.
async fn sign_in(app: &TestApp, code: &str) -> Answer {
    let state = begin(app, "github").await;
    finish(app, "github", &state, code).await
}

/// What stands in an address behind a name.
fn part<'a>(address: &'a str, name: &str) -> &'a str {
    address.split_once(name).unwrap().1.split('&').next().unwrap()
}
