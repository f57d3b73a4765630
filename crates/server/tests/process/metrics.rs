//! Health, and numbers for Prometheus.

use crate::support::account::Account;
use crate::support::client::{Client, Credential};
use crate::support::database::sql;
use crate::support::place::Place;
use crate::support::process::Server;
use crate::support::wait_for;

/// Where the server says that it shows its numbers.
fn numbers(server: &Server) -> Client {
    let port = wait_for("it says where", || {
        let said = server.stdout();
        let (_, rest) = said.split_once("numbers for Prometheus")?;
        let (address, _) = rest.split_once("/metrics")?;
        address.rsplit(':').next()?.parse().ok()
    });
    Client::new(port)
}

#[test]
fn prometheus_finds_what_was_answered_at_an_address_of_its_own() {
    let place = Place::with_test_mode().with("BACKEND_METRICS_BIND", "127.0.0.1:0");
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let key = account.key(&server.client, 3);
    for _ in 0..3 {
        server.client.get("/sets/key", &key).expect(200);
    }
    assert_eq!(server.client.get("/sets/77/key", &key).status, 404);
    assert_eq!(server.client.get("/metrics", &Credential::Nobody).status, 404);

    let numbers = numbers(&server);
    let shown = numbers.get("/metrics", &Credential::Nobody);
    assert_eq!(shown.status, 200);
    for line in [
        r#"freesewing_http_requests_total{route="GET /sets/key",outcome="ok",credential="key"} 3"#,
        r#"freesewing_http_requests_total{route="GET /sets/{id}/key",outcome="clientError",credential="key"} 1"#,
        r#"freesewing_http_requests_total{route="none",outcome="clientError",credential="none"} 1"#,
        r#"freesewing_http_request_duration_seconds_count{route="GET /sets/key"} 3"#,
        "freesewing_http_requests_in_flight 0",
    ] {
        assert!(shown.body.lines().any(|shown| shown == line), "{line} is not in {}", shown.body);
    }
    assert!(shown.body.ends_with("# EOF\n"), "{}", shown.body);
    assert_eq!(numbers.get("/sets/key", &key).status, 404, "the API is not there");
    assert!(server.stop().status.success());
}

#[test]
fn numbers_are_not_shown_unless_asked_for() {
    let place = Place::new();
    let server = place.serve();
    let said = server.stop().stdout;
    assert!(!said.contains("Prometheus"), "{said}");
}

fn change(place: &Place, statement: &str) {
    sql(&place.file("db.sqlite"), statement);
}

#[test]
fn a_server_without_its_database_is_alive_and_not_ready() {
    let place = Place::new();
    let server = place.serve();
    let ask = |path: &str| server.client.get(path, &Credential::Nobody);
    assert_eq!((ask("/health").status, ask("/ready").status), (200, 200));
    change(&place, "ALTER TABLE users RENAME TO people");
    assert_eq!(ask("/health").status, 200);
    assert_eq!(ask("/ready").expect(503), serde_json::json!({ "result": "error", "error": "notReady" }));
    change(&place, "ALTER TABLE people RENAME TO users");
    assert_eq!(ask("/ready").status, 200);
    assert!(server.stop().stderr.contains("not ready: the store does not answer"));
}
