//! What it says when it cannot start: one line, without a panic.

use std::net::TcpListener;
use std::{fs, io::Write as _};

use crate::support::account::Account;
use crate::support::database::sql;
use crate::support::place::Place;
use crate::support::process::Ended;

/// The one line that it ended with.
fn complaint(ended: &Ended, code: i32) -> String {
    assert_eq!(ended.status.code(), Some(code), "{ended:?}");
    assert_eq!(ended.stdout, "", "it did not serve");
    let [line] = ended.stderr.lines().collect::<Vec<_>>()[..] else { panic!("not one line: {}", ended.stderr) };
    let complaint = line.strip_prefix("freesewing-server: ").expect("says who complains").to_owned();
    assert!(!complaint.contains("panicked") && !complaint.contains("src/"), "{complaint}");
    complaint
}

#[test]
fn a_wrong_setting_is_named() {
    for (name, value) in [
        ("BACKEND_PORT", "http"),
        ("BACKEND_PORT", "65536"),
        ("BACKEND_BIND", "everywhere"),
        ("BACKEND_URL", "backend.example"),
        ("BACKEND_DB_URL", "mysql://localhost/freesewing"),
        ("BACKEND_DB_URL", "file:"),
        ("BACKEND_JWT_EXPIRY", "a while"),
        ("BACKEND_APIKEY_MAX_DAYS", "many"),
        ("BACKEND_UNUSUAL_CALLS", "many"),
        ("BACKEND_UNUSUAL_EVERY", "seldom"),
        ("BACKEND_WEBSITE_SCHEME", "gopher"),
        ("BACKEND_MAIL_URL", "carrier-pigeon://mail.example.org"),
        ("BACKEND_MAIL_FROM", "nobody in particular"),
        ("BACKEND_GITHUB_API", "api.github.com"),
        ("BACKEND_OAUTH_GITHUB_SITE", "github.com"),
        ("BACKEND_OAUTH_GOOGLE_SITE", "ftp://google.com"),
        ("BACKEND_METRICS_BIND", "9464"),
        ("BACKEND_LOG", "loud=very"),
        ("BACKEND_LOG_FORMAT", "xml"),
    ] {
        let place = Place::new().with(name, value);
        let complaint = complaint(&place.run(&[]), 2);
        assert!(complaint.starts_with(&format!("{name}: ")), "{name}={value}: {complaint}");
        assert!(!place.file("db.sqlite").exists(), "{name}={value} left a database");
        assert!(!place.file("encryption.key").exists(), "{name}={value} left a key");
    }
}

#[test]
fn a_switch_that_lacks_what_it_needs_is_named() {
    for (switch, needed) in [
        ("BACKEND_ENABLE_GITHUB", &["BACKEND_GITHUB_TOKEN"][..]),
        ("BACKEND_ENABLE_OAUTH_GITHUB", &["BACKEND_OAUTH_GITHUB_CLIENT_ID", "BACKEND_OAUTH_GITHUB_CLIENT_SECRET"]),
        ("BACKEND_ENABLE_OAUTH_GOOGLE", &["BACKEND_OAUTH_GOOGLE_CLIENT_ID", "BACKEND_OAUTH_GOOGLE_CLIENT_SECRET"]),
    ] {
        let mut place = Place::new().with(switch, "yes");
        for name in needed {
            let complaint = complaint(&place.run(&[]), 2);
            assert!(complaint.starts_with(&format!("{name}: ")) && complaint.contains(switch), "{complaint}");
            place = place.with(name, "x");
        }
        assert!(place.config().contains(&format!("{switch}=yes")));
    }
}

#[test]
fn a_wrong_secret_is_named_but_not_shown() {
    let place = Place::new().with("BACKEND_MAIL_URL", "imaps://postmaster:hunter2@mail.example.org");
    let said = complaint(&place.run(&[]), 2);
    assert!(said.starts_with("BACKEND_MAIL_URL: ") && !said.contains("hunter2"), "{said}");
}

#[test]
fn test_mode_is_refused_in_production() {
    let place = Place::with_test_mode().with("NODE_ENV", "production");
    let said = complaint(&place.run(&["serve"]), 2);
    assert!(said.starts_with("BACKEND_ENABLE_TESTS: "), "{said}");
    assert!(said.contains("BACKEND_ALLOW_TESTS_IN_PRODUCTION"), "{said}");
}

#[test]
fn a_wrong_setting_stops_every_command() {
    let place = Place::new().with("BACKEND_PORT", "http");
    for arguments in [&["config"][..], &["admin", "grant", "ann@example.com"]] {
        assert!(complaint(&place.run(arguments), 2).starts_with("BACKEND_PORT: "), "{arguments:?}");
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let said = complaint(&Place::new().with("BACKEND_PORT", &address.port().to_string()).run(&[]), 1);
    assert!(said.contains(&address.to_string()) && said.contains("BACKEND_PORT"), "{said}");
}

#[test]
fn a_directory_that_is_missing_is_named_and_not_made() {
    let place = Place::new().with("BACKEND_DB_URL", "file:./missing/db.sqlite");
    let said = complaint(&place.run(&[]), 1);
    assert!(said.contains("missing") && said.contains("does not exist"), "{said}");
    assert!(!place.file("missing").exists());
}

#[test]
fn a_file_that_is_no_database_is_named_and_left_alone() {
    let place = Place::new();
    fs::write(place.file("diary"), "Dear diary, ".repeat(500)).unwrap();
    let said = complaint(
        &place.with("BACKEND_DB_URL", "file:./diary").with("BACKEND_ENC_KEY", "correct-horse-battery-staple").run(&[]),
        1,
    );
    assert!(said.contains("diary"), "{said}");
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let place = Place::new();
    place.serve().stop();
    sql(&place.file("db.sqlite"), "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')");
    let said = complaint(&place.run(&[]), 1);
    assert!(said.contains("newer version") && said.contains("99990101000000"), "{said}");
}

#[test]
fn a_database_without_its_key_gets_no_new_one() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    server.stop();
    let (key, aside) = (place.file("encryption.key"), place.file("aside"));
    fs::rename(&key, &aside).unwrap();
    let said = complaint(&place.run(&[]), 1);
    assert!(said.contains("encryption.key") && said.contains("BACKEND_ENC_KEY"), "{said}");
    assert!(!key.exists(), "a new key would hide what is wrong");

    fs::rename(&aside, &key).unwrap();
    let server = place.serve();
    assert_eq!(server.client.get("/account/jwt", &account.token).status, 200);
    server.stop();
}

#[test]
fn a_database_of_another_key_is_left_alone() {
    let place = Place::with_test_mode().with("BACKEND_ENC_KEY", "correct-horse-battery-staple");
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    server.stop();

    let place = place.with("BACKEND_ENC_KEY", "wrong-horse-battery-staple");
    for arguments in [&[][..], &["admin", "grant", "ann@freesewing.dev"]] {
        let said = complaint(&place.run(arguments), 1);
        assert!(said.contains("db.sqlite") && said.contains("another encryption key"), "{said}");
        assert!(!said.contains("staple"), "{said}");
    }

    let place = place.with("BACKEND_ENC_KEY", "correct-horse-battery-staple");
    let server = place.serve();
    assert_eq!(server.client.get("/account/jwt", &account.token).status, 200, "and the right one still opens it");
    server.stop();
}

#[test]
fn an_empty_key_file_is_no_key() {
    let place = Place::new();
    fs::File::create(place.file("encryption.key")).unwrap().write_all(b"\n").unwrap();
    let said = complaint(&place.run(&[]), 1);
    assert!(said.contains("encryption.key is empty"), "{said}");
    assert!(!place.file("db.sqlite").exists());
}

#[test]
fn an_address_that_is_none_gets_no_grant() {
    let place = Place::new();
    let said = complaint(&place.run(&["admin", "grant", "nobody"]), 1);
    assert!(said.contains("nobody"), "{said}");
}

#[test]
fn a_grant_in_a_database_in_memory_is_refused() {
    let place = Place::new().with("BACKEND_DB_URL", "memory:");
    let said = complaint(&place.run(&["admin", "grant", "ann@example.com"]), 1);
    assert!(said.contains("in memory"), "{said}");
}
