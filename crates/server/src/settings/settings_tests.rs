use super::*;

fn read(variables: &[(&str, &str)]) -> Result<Settings, String> {
    Settings::read(&Environment::of(variables)).map_err(|error| error.to_string())
}

#[test]
fn everything_has_a_default() {
    let settings = read(&[]).unwrap();
    assert_eq!(settings.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(settings.url, "http://localhost:3000");
    assert_eq!(settings.database, Database::Sqlite("./db.sqlite".into()));
    assert_eq!(settings.token_life, DAY * 7);
    assert_eq!(settings.audience("x"), "http://localhost:3000/x");
    assert_eq!(settings.tests, TestMode::default());
}

#[test]
fn the_address_follows_the_port() {
    assert_eq!(read(&[("BACKEND_PORT", "3111")]).unwrap().url, "http://localhost:3111");
}

#[test]
fn databases_are_named_in_several_ways() {
    for (url, database) in [
        ("memory:", Database::Memory),
        ("file:./a.sqlite", Database::Sqlite("./a.sqlite".into())),
        ("file:/srv/a.sqlite?connection_limit=1", Database::Sqlite("/srv/a.sqlite".into())),
        ("sqlite:a.sqlite", Database::Sqlite("a.sqlite".into())),
        ("sqlite:///srv/a.sqlite", Database::Sqlite("/srv/a.sqlite".into())),
        ("./a.sqlite", Database::Sqlite("./a.sqlite".into())),
    ] {
        assert_eq!(read(&[("BACKEND_DB_URL", url)]).unwrap().database, database, "{url}");
    }
}

#[test]
fn a_wrong_setting_is_named() {
    for (name, value) in [
        ("BACKEND_PORT", "http"),
        ("BACKEND_PORT", "70000"),
        ("BACKEND_BIND", "localhost"),
        ("BACKEND_URL", "example.com"),
        ("BACKEND_DB_URL", "mysql://x"),
        ("BACKEND_DB_URL", "file:"),
        ("BACKEND_JWT_EXPIRY", "a while"),
        ("BACKEND_JWT_EXPIRY", "0"),
        ("BACKEND_APIKEY_MAX_DAYS", "-1"),
        ("BACKEND_WEBSITE_SCHEME", "ftp"),
        ("BACKEND_MAIL_URL", "http://example.com"),
        ("BACKEND_MAIL_FROM", "nobody"),
        ("BACKEND_LOG_FORMAT", "xml"),
    ] {
        let error = read(&[(name, value)]).err().unwrap_or_else(|| panic!("{name}={value} was taken"));
        assert!(error.starts_with(&format!("{name}: ")), "{error}");
        assert!(!error.contains('\n'), "{error}");
    }
}

#[test]
fn lives_of_tokens_read_as_they_always_did() {
    for (text, seconds) in [("7d", 604_800), ("12h", 43_200), ("30m", 1_800), ("45s", 45), ("60", 60)] {
        assert_eq!(read(&[("BACKEND_JWT_EXPIRY", text)]).unwrap().token_life.as_secs(), seconds, "{text}");
    }
}

#[test]
fn production_has_no_tests_unless_they_are_allowed() {
    let tests = ("BACKEND_ENABLE_TESTS", "Yes");
    assert_eq!(read(&[tests]).unwrap().tests.domain.as_deref(), Some("freesewing.dev"));
    let production = ("NODE_ENV", "production");
    assert!(read(&[tests, production]).err().unwrap().contains("BACKEND_ALLOW_TESTS_IN_PRODUCTION"));
    assert!(read(&[tests, production, ("BACKEND_ALLOW_TESTS_IN_PRODUCTION", "1")]).unwrap().tests.domain.is_some());
}

#[test]
fn secrets_are_not_shown() {
    let settings = read(&[
        ("BACKEND_ENC_KEY", "correct-horse-battery-staple"),
        ("BACKEND_MAIL_URL", "smtps://me:hunter2@example.com"),
    ]);
    let shown = settings.unwrap().to_string();
    assert!(!shown.contains("staple") && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn ses_needs_its_access_key() {
    let on = ("BACKEND_ENABLE_AWS_SES", "yes");
    assert!(read(&[on]).err().unwrap().starts_with("AWS_ACCESS_KEY_ID: "));
    let keys = [on, ("AWS_ACCESS_KEY_ID", "AKIA"), ("AWS_SECRET_ACCESS_KEY", "secret/+=")];
    let settings = read(&keys).unwrap();
    assert!(settings.mail.bcc.is_empty(), "nobody gets copies of sign-in links unasked");
}

#[test]
fn exports_are_found_below_our_own_address_unless_told_otherwise() {
    let url = |variables: &[(&str, &str)]| read(variables).unwrap().exports.url;
    assert_eq!(url(&[]), "http://localhost:3000/exports/");
    assert_eq!(url(&[("BACKEND_URL", "https://example.org/")]), "https://example.org/exports/");
    for given in ["https://files.example.org/export", "https://files.example.org/export/"] {
        assert_eq!(url(&[("BACKEND_EXPORTS_URL", given)]), "https://files.example.org/export/");
    }
    assert!(read(&[("BACKEND_EXPORTS_URL", "/exports/")]).is_err());
    assert_eq!(read(&[]).unwrap().exports.folder, std::path::PathBuf::from("./exports"));
}
