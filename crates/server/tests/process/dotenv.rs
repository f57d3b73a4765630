//! The `.env` file of a server of old.

use std::fs;

use crate::support::place::{Place, URL};

/// As npm's `dotenv` takes it: blanks without quotes, lists, comments, empty values, variables that we do not know.
const FILE: &str = r#"# This file holds the configuration of the backend
#
# Where things are
BACKEND_URL=http://backend.example
BACKEND_DB_URL=file:./old.sqlite
BACKEND_PORT=0
BACKEND_WEBSITE_DOMAIN=next.freesewing.org # the new one
BACKEND_WEBSITE_SCHEME=https

# Secrets
BACKEND_ENC_KEY="someLongAndComplexString#with a hash"
export BACKEND_JWT_EXPIRY=12d

# Mail
BACKEND_ENABLE_AWS_SES=no
BACKEND_AWS_SES_FROM=FreeSewing <info@freesewing.org>
BACKEND_AWS_SES_REPLY_TO=["FreeSewing <info@freesewing.org>"]
BACKEND_AWS_SES_CC=[]
BACKEND_AWS_SES_BCC=["FreeSewing records <records@freesewing.org>", "more@freesewing.org"]
BACKEND_AWS_SES_FEEDBACK='bounce@freesewing.org'

# Other people's services
BACKEND_ENABLE_GITHUB=no
BACKEND_GITHUB_TOKEN=
BACKEND_GITHUB_USER_NAME=Freesewing bot
BACKEND_ENABLE_OAUTH_GITHUB=no
BACKEND_ENABLE_CLOUDFLARE_IMAGES=no
BACKEND_ENABLE_TESTS=no
BACKEND_TESTS_DOMAIN=freesewing.dev
"#;

/// A folder with this file, and nothing in the environment.
fn place(text: &str) -> Place {
    let place = Place::new().without("BACKEND_PORT").without("BACKEND_URL");
    fs::write(place.file(".env"), text).unwrap();
    place
}

#[test]
fn the_file_of_a_server_of_old_works_as_it_is() {
    let place = place(FILE);
    let server = place.serve();
    assert!(server.stdout().contains(&format!("{URL}/docs/")), "{}", server.stdout());
    assert!(place.file("old.sqlite").exists());
    assert!(!place.file("encryption.key").exists(), "the key is in the file");
    server.stop();

    let shown = place.config();
    for line in [
        "BACKEND_WEBSITE_DOMAIN=next.freesewing.org",
        "BACKEND_JWT_EXPIRY=12days",
        "BACKEND_ENC_KEY=(hidden)",
        "BACKEND_ENABLE_TESTS=no",
        "BACKEND_MAIL_DIR=./mail",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is missing: {shown}");
    }
}

#[test]
fn lists_and_blanks_of_its_mail_settings_are_taken() {
    let text = FILE.replace("BACKEND_ENABLE_AWS_SES=no", "BACKEND_ENABLE_AWS_SES=yes\nAWS_ACCESS_KEY_ID=AKIAEXAMPLE");
    let text = format!("{text}\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG+bPx\r\n");
    let shown = place(&text).config();
    assert!(shown.contains("BACKEND_MAIL_FROM=FreeSewing <info@freesewing.org>\n"), "{shown}");
    assert!(shown.contains("BACKEND_MAIL_URL=(hidden)"), "{shown}");

    let text = text.replace(r#"_CC=[]"#, "_CC=[nobody");
    let ended = place(&text).run(&["config"]);
    assert_eq!(ended.status.code(), Some(2));
    assert!(ended.stderr.contains("BACKEND_AWS_SES_CC: "), "{}", ended.stderr);
}

#[test]
fn the_environment_wins_over_the_file() {
    let place =
        place(FILE).with("BACKEND_WEBSITE_DOMAIN", "sewing.example").with("BACKEND_DB_URL", "file:./new.sqlite");
    let shown = place.config();
    assert!(shown.contains("BACKEND_WEBSITE_DOMAIN=sewing.example\n"), "{shown}");
    assert!(shown.contains("BACKEND_DB_URL=file:./new.sqlite\n"), "{shown}");
    assert!(shown.contains("BACKEND_JWT_EXPIRY=12days\n"), "{shown}");
}

#[test]
fn a_wrong_setting_in_the_file_is_named() {
    let ended = place("BACKEND_PORT=three thousand\n").run(&[]);
    assert_eq!(ended.status.code(), Some(2));
    assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    assert!(ended.stderr.contains("BACKEND_PORT: "), "{}", ended.stderr);
}
