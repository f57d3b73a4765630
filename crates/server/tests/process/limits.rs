//! Limits, and the proxies that are believed about who calls.

use crate::support::account::Account;
use crate::support::client::Credential;
use crate::support::place::Place;

/// What the tests of a server may do in a minute: enough to make an account.
const LIMITS: &str = "address=9,credential=4";

#[test]
fn d66_whoever_calls_too_often_is_told_to_wait() {
    let place = Place::with_test_mode().with("BACKEND_RATE_LIMIT", LIMITS);
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    for _ in 0..4 {
        server.client.get("/sets/key", &key).expect(200);
    }
    let refused = server.client.get("/sets/key", &key);
    assert_eq!(refused.expect(429)["error"], "rateLimitExceeded");
    assert_eq!(refused.header("ratelimit-policy"), Some(r#""minute";q=4;w=60"#));
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=15).contains(&wait), "{refused:?}");
    let stopped = server.stop();
    assert_eq!(stopped.stderr.matches(r#""outcome":"limited""#).count(), 1);
    assert!(stopped.status.success());
}

#[test]
fn behind_a_trusted_proxy_everybody_has_a_limit_of_their_own() {
    for (proxies, own) in [("127.0.0.1", true), ("10.0.0.0/8", false)] {
        let place = Place::new().with("BACKEND_RATE_LIMIT", LIMITS).with("BACKEND_TRUSTED_PROXIES", proxies);
        let server = place.serve();
        // The claim of a stranger, and what the proxy has to say.
        let from = |client: u8| [("x-forwarded-for", format!("203.0.113.1, 198.51.100.{client}"))];
        for _ in 0..9 {
            server.client.get_with("/curated-sets", &Credential::Nobody, &from(1));
        }
        assert_eq!(server.client.get_with("/curated-sets", &Credential::Nobody, &from(1)).status, 429);
        let other = server.client.get_with("/curated-sets", &Credential::Nobody, &from(2)).status;
        assert_eq!(other, if own { 200 } else { 429 }, "{proxies}");
    }
}
