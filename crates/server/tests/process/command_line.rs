//! What the commands say.

use crate::support::place::Place;
use crate::support::process::Server;

#[test]
fn serve_is_what_happens_when_nothing_is_said() {
    let greeting = |arguments: &[&str]| {
        let place = Place::new();
        let server = Server::start(place.command(arguments));
        assert_eq!(server.client.try_get("/").unwrap().status, 200);
        let port = format!(":{}\n", server.port);
        server.stop().stdout.replace(&port, ":PORT\n")
    };
    assert_eq!(greeting(&[]), greeting(&["serve"]));
}

#[test]
fn config_shows_the_settings_and_hides_the_secrets() {
    let place = Place::new()
        .with("BACKEND_ENC_KEY", "correct-horse-battery-staple")
        .with("BACKEND_MAIL_URL", "smtps://postmaster:hunter2@mail.example.org:465")
        .with("BACKEND_JWT_EXPIRY", "12h")
        .with("NODE_ENV", "production");
    let ended = place.run(&["config"]);
    assert!(ended.status.success(), "{ended:?}");
    let shown = ended.stdout;
    for line in ["NODE_ENV=production", "BACKEND_JWT_EXPIRY=12h", "BACKEND_PORT=0", "BACKEND_ENC_KEY=(hidden)"] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is missing: {shown}");
    }
    for secret in ["staple", "hunter2", "postmaster"] {
        assert!(!shown.contains(secret) && !ended.stderr.contains(secret), "{secret}");
    }
    assert!(!place.file("db.sqlite").exists() && !place.file("encryption.key").exists(), "asking makes nothing");
}

#[test]
fn config_hides_the_keys_of_amazons_mail_service() {
    let place = Place::new()
        .with("BACKEND_ENABLE_AWS_SES", "yes")
        .with("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
        .with("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI");
    let shown = place.config();
    assert!(shown.contains("BACKEND_MAIL_URL=(hidden)"), "{shown}");
    assert!(!shown.contains("AKIAEXAMPLE") && !shown.contains("wJalr"), "{shown}");
}

#[test]
fn help_lists_the_commands() {
    let place = Place::new();
    let help = place.run(&["--help"]);
    assert!(help.status.success(), "{help:?}");
    for word in ["serve", "admin", "import", "config", ".env"] {
        assert!(help.stdout.contains(word), "{word} is missing: {}", help.stdout);
    }
    let help = place.run(&["admin", "grant", "--help"]);
    assert!(help.status.success() && help.stdout.contains("EMAIL"), "{help:?}");
    assert!(place.run(&["--version"]).stdout.starts_with("freesewing-server "));
}

#[test]
fn help_works_whatever_the_settings() {
    let place = Place::new().with("BACKEND_PORT", "a harbour");
    assert!(place.run(&["--help"]).status.success());
}

#[test]
fn an_unknown_command_is_refused() {
    let ended = Place::new().run(&["sew"]);
    assert_eq!(ended.status.code(), Some(2));
    assert!(ended.stderr.contains("sew"), "{}", ended.stderr);
}
