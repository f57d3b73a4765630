//! `/about`

use freesewing_domain::ports::IdentityProviders;
use serde_json::{Value, json};

use crate::support::on_each_store;

#[actix_web::test]
async fn everybody_may_know_what_this_server_is() {
    on_each_store(async |app| {
        app.get("/about").send().await.is(
            200,
            concat!(
                r#"{"result":"success","about":{"version":""#,
                env!("CARGO_PKG_VERSION"),
                r#"","languages":["en","de","es","fr","nl","uk"],"signInWith":[],"mailFolder":null}}"#
            ),
        );
    })
    .await;
}

#[actix_web::test]
async fn it_tells_where_mails_lie_that_nobody_sends() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.mail_folder = Some("./mail")).await;
        assert_eq!(app.get("/about").send().await.at("/about/mailFolder"), "./mail");
    })
    .await;
}

#[actix_web::test]
async fn it_tells_which_providers_are_on() {
    on_each_store(async |app| {
        let providers =
            async |app: &crate::support::TestApp| -> Value { app.get("/about").send().await.at("/about/signInWith") };
        let (both, _) = app.with_providers().await;
        assert_eq!(providers(&both).await, json!(["github", "google"]));
        let one = both.restarted_with(|house| {
            house.oauth = IdentityProviders { github: None, google: house.oauth.google.clone() };
        });
        assert_eq!(providers(&one.await).await, json!(["google"]));
    })
    .await;
}
