use freesewing_outbound::oauth::GoogleSites;
use std::path::Path;

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
    assert_eq!(settings.mfa_service, "FreeSewing");
    assert_eq!(settings.maintainer.as_str(), "joost@freesewing.org");
    assert!(people::INVITATIONS.iter().all(|(language, _)| !settings.translators.has_invitation(*language)));
}

#[test]
fn every_language_has_its_own_invitation() {
    let settings = read(&people::INVITATIONS.map(|(_, name)| (name, name))).unwrap();
    for (language, name) in people::INVITATIONS {
        let link = settings.translators.link(language);
        assert_eq!(link, format!("https://translate.freesewing.org/project/freesewing/invite?h={name}"));
        assert!(name.ends_with(&language.code().to_uppercase()));
    }
}

#[test]
fn tests_send_no_mail_unless_they_are_told_to() {
    let tests = ("BACKEND_ENABLE_TESTS", "yes");
    assert!(!read(&[tests]).unwrap().tests.mails);
    let mails = ("BACKEND_ENABLE_TESTS_EMAIL", "1");
    assert!(read(&[tests, mails]).unwrap().tests.mails);
    assert_eq!(read(&[mails]).unwrap().tests, TestMode::default(), "where there are no tests, none sends mail");
}

#[test]
fn the_address_follows_the_port() {
    assert_eq!(read(&[("BACKEND_PORT", "3111")]).unwrap().url, "http://localhost:3111");
}

/// Where the English page of a link is.
fn links_of(settings: &Settings) -> String {
    settings.website.page(freesewing_domain::language::Language::En, "/confirm/signup")
}

#[test]
fn links_lead_to_this_server_while_somebody_tries_it_out() {
    for (variables, link) in [
        (&[][..], "http://localhost:3000/confirm/signup"),
        (&[("BACKEND_PORT", "3111")], "http://localhost:3111/confirm/signup"),
        (&[("BACKEND_URL", "https://backend.example/api/")], "https://backend.example/api/confirm/signup"),
        (&[("BACKEND_WEBSITE_SCHEME", "https")], "http://localhost:3000/confirm/signup"),
    ] {
        assert_eq!(links_of(&read(variables).unwrap()), link, "{variables:?}");
    }
}

#[test]
fn links_lead_to_the_website_that_is_named() {
    let domain = ("BACKEND_WEBSITE_DOMAIN", "sewing.example");
    assert_eq!(links_of(&read(&[domain]).unwrap()), "https://sewing.example/confirm/signup");
    let plain = read(&[domain, ("BACKEND_WEBSITE_SCHEME", "http"), ("BACKEND_MAIL_URL", "smtp://mail.example")]);
    assert_eq!(links_of(&plain.unwrap()), "http://sewing.example/confirm/signup");
}

#[test]
fn links_lead_to_freesewings_website_where_mail_is_sent() {
    let mail = ("BACKEND_MAIL_URL", "smtp://mail.example");
    let ses = [("BACKEND_ENABLE_AWS_SES", "yes"), ("AWS_ACCESS_KEY_ID", "AKIA"), ("AWS_SECRET_ACCESS_KEY", "secret")];
    for variables in [&[mail][..], &ses] {
        assert_eq!(links_of(&read(variables).unwrap()), "https://freesewing.org/confirm/signup", "{variables:?}");
    }
}

#[test]
fn a_port_that_the_system_chose_is_in_links_but_not_in_tokens() {
    let mut settings = read(&[("BACKEND_PORT", "0")]).unwrap();
    settings.take_port(4567);
    assert_eq!(links_of(&settings), "http://localhost:4567/confirm/signup");
    assert_eq!(
        (settings.base(), settings.exports.url.as_str()),
        ("http://localhost:4567", "http://localhost:4567/exports/")
    );
    assert_eq!(settings.audience("x"), "http://localhost:0/x", "or a restart would end every token");

    for said in [("BACKEND_URL", "https://backend.example"), ("BACKEND_WEBSITE_DOMAIN", "sewing.example")] {
        let mut settings = read(&[("BACKEND_PORT", "0"), said]).unwrap();
        let before = links_of(&settings);
        settings.take_port(4567);
        assert_eq!(links_of(&settings), before, "{said:?}");
    }
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
        ("BACKEND_UNUSUAL_CALLS", "-1"),
        ("BACKEND_UNUSUAL_EVERY", "0"),
        ("BACKEND_WEBSITE_SCHEME", "ftp"),
        ("BACKEND_MAIL_URL", "http://example.com"),
        ("BACKEND_MAIL_FROM", "nobody"),
        ("BACKEND_IMAGES_URL", "https://example.com"),
        ("BACKEND_IMAGES_URL", "s3://"),
        ("BACKEND_AVATAR_SET", "../avatar"),
        ("BACKEND_LOG_FORMAT", "xml"),
        ("BACKEND_MAINTAINER", "nobody"),
        ("BACKEND_MAINTAINER", "Joost <joost@example.com>"),
        ("BACKEND_CROWDIN_INVITE_NL", "https://translate.freesewing.org/?h=1"),
        ("BACKEND_CROWDIN_INVITE_UK", "0123&x=1"),
        ("BACKEND_RATE_LIMIT", "1200"),
        ("BACKEND_RATE_LIMIT", "no"),
        ("BACKEND_RATE_LIMIT", "credential=0"),
        ("BACKEND_RATE_LIMIT", "credential=-1"),
        ("BACKEND_RATE_LIMIT", "credential=4294967296"),
        ("BACKEND_RATE_LIMIT", "address=300,key=5"),
        ("BACKEND_RATE_LIMIT", "address=300 signin=10"),
        ("BACKEND_TRUSTED_PROXIES", "localhost"),
        ("BACKEND_TRUSTED_PROXIES", "10.0.0.0/8, 0.0.0.0/0"),
    ] {
        let error = read(&[(name, value)]).err().unwrap_or_else(|| panic!("{name}={value} was taken"));
        assert!(error.starts_with(&format!("{name}: ")), "{error}");
        assert!(!error.contains('\n'), "{error}");
    }
}

#[test]
fn d57_lives_of_tokens_read_as_they_always_did_and_a_number_is_seconds() {
    for (text, seconds) in [("7d", 604_800), ("12h", 43_200), ("30m", 1_800), ("45s", 45), ("60", 60)] {
        assert_eq!(read(&[("BACKEND_JWT_EXPIRY", text)]).unwrap().token_life.as_secs(), seconds, "{text}");
    }
}

#[test]
fn d26_production_has_no_tests_unless_they_are_allowed() {
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
        ("BACKEND_CROWDIN_INVITE_FR", "0123abcd"),
    ]);
    let shown = settings.unwrap().to_string();
    assert!(!["staple", "hunter2", "0123abcd"].iter().any(|secret| shown.contains(secret)), "{shown}");
    assert!(shown.contains("BACKEND_CROWDIN_INVITE_FR=(hidden)\nBACKEND_CROWDIN_INVITE_DE=(none)"), "{shown}");
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
fn google_is_where_it_is_unless_one_address_stands_in() {
    let on = [
        ("BACKEND_ENABLE_OAUTH_GOOGLE", "yes"),
        ("BACKEND_OAUTH_GOOGLE_CLIENT_ID", "id"),
        ("BACKEND_OAUTH_GOOGLE_CLIENT_SECRET", "hunter2"),
    ];
    let sites = |variables: &[(&str, &str)]| read(variables).unwrap().oauth.google.unwrap().1;
    assert_eq!(sites(&on), GoogleSites::default());
    let stand_in = [&on[..], &[("BACKEND_OAUTH_GOOGLE_SITE", "http://localhost:9/")]].concat();
    assert_eq!(sites(&stand_in), GoogleSites::all_at("http://localhost:9"));
}

#[test]
fn what_is_off_needs_nothing() {
    let settings = read(&[("BACKEND_GITHUB_TOKEN", "hunter2"), ("BACKEND_OAUTH_GITHUB_CLIENT_ID", "id")]).unwrap();
    assert!(settings.oauth.github.is_none() && settings.oauth.google.is_none() && settings.github.robot.is_none());
    assert_eq!(settings.github.api, "https://api.github.com");
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

#[test]
fn pictures_are_kept_where_the_settings_say() {
    let place = |variables: &[(&str, &str)]| read(variables).unwrap().images;
    assert!(matches!(place(&[]), ImagePlace::Folder(folder) if folder == Path::new("./images")));
    assert!(
        matches!(place(&[("BACKEND_IMAGES_DIR", "/srv/i")]), ImagePlace::Folder(folder) if folder == Path::new("/srv/i"))
    );
    assert!(matches!(place(&[("BACKEND_IMAGES_URL", "memory:")]), ImagePlace::Memory));
    let bucket = [("BACKEND_IMAGES_URL", "s3://pictures/some/where"), ("AWS_REGION", "eu-west-1")];
    let ImagePlace::Bucket(bucket) = place(&bucket) else { panic!("no bucket") };
    assert_eq!((bucket.url.as_str(), bucket.settings.len()), ("s3://pictures/some/where", 1));
    assert_eq!(read(&[("BACKEND_AVATAR_SET", "mannequin")]).unwrap().avatars.set, "mannequin");
}

#[test]
fn cloudflare_needs_an_account() {
    let on = ("BACKEND_ENABLE_CLOUDFLARE_IMAGES", "yes");
    let account = ("BACKEND_CLOUDFLARE_ACCOUNT", "0a1b");
    assert!(read(&[on]).err().unwrap().starts_with("BACKEND_CLOUDFLARE_ACCOUNT: "));
    assert!(read(&[on, account]).err().unwrap().starts_with("BACKEND_CLOUDFLARE_IMAGES_TOKEN: "));
    let settings = read(&[on, account, ("BACKEND_CLOUDFLARE_IMAGES_TOKEN", "hunter2")]).unwrap();
    assert!(settings.to_string().contains("BACKEND_CLOUDFLARE_API=https://api.cloudflare.com/client/v4\n"));
    assert!(matches!(settings.images, ImagePlace::Cloudflare(_)) && !settings.to_string().contains("hunter2"));
}

#[test]
fn the_secret_of_a_bucket_is_not_shown() {
    let bucket = [
        ("BACKEND_IMAGES_URL", "s3://pictures"),
        ("AWS_ACCESS_KEY_ID", "AKIA"),
        ("AWS_SECRET_ACCESS_KEY", "hunter2"),
        ("AWS_REGION", "eu-west-1"),
    ];
    let shown = read(&bucket).unwrap().to_string();
    assert!(shown.contains("AWS_SECRET_ACCESS_KEY=(hidden)\nAWS_REGION=eu-west-1\n"), "{shown}");
    assert!(!shown.contains("hunter2") && !shown.contains("AKIA"), "{shown}");
}

#[test]
fn limits_that_are_not_named_stay_as_they_are() {
    let usual = RateLimits::default();
    let of = |text| read(&[("BACKEND_RATE_LIMIT", text)]).unwrap().limits;
    assert_eq!(read(&[]).unwrap().limits, Some(usual));
    assert_eq!(of("credential=60, day=5000 ,signin=3"), {
        Some(RateLimits { credential_per_minute: 60, credential_per_day: Some(5000), sign_in_per_minute: 3, ..usual })
    });
    assert_eq!(of("address=7,mails=1"), Some(RateLimits { address_per_minute: 7, mails_per_hour: 1, ..usual }));
    assert_eq!(of("off"), None);
    assert_eq!(of("OFF"), None);
}

#[test]
fn limits_and_proxies_are_shown_as_they_are_read() {
    let shown = |variables: &[(&str, &str)]| read(variables).unwrap().to_string();
    let usual = shown(&[]);
    assert!(usual.contains("\nBACKEND_RATE_LIMIT=credential=1200,address=300,signin=10,mails=5\n"), "{usual}");
    assert!(usual.contains("\nBACKEND_TRUSTED_PROXIES=\n"), "{usual}");
    let own = [("BACKEND_RATE_LIMIT", "day=9,mails=1"), ("BACKEND_TRUSTED_PROXIES", "127.0.0.1 fd00::/8")];
    let own = shown(&own);
    assert!(own.contains("\nBACKEND_RATE_LIMIT=credential=1200,day=9,address=300,signin=10,mails=1\n"), "{own}");
    assert!(own.contains("\nBACKEND_TRUSTED_PROXIES=127.0.0.1,fd00::/8\n"), "{own}");
    assert!(shown(&[("BACKEND_RATE_LIMIT", "off")]).contains("\nBACKEND_RATE_LIMIT=off\n"));
}
