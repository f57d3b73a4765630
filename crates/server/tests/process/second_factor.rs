//! The second factor, as whoever runs the server names it.

use serde_json::json;

use crate::support::account::Account;
use crate::support::place::Place;

#[test]
fn authenticator_apps_are_told_the_name_of_the_service() {
    let place = Place::with_test_mode().with("BACKEND_MFA_SERVICE", "Sewing club");
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let answer = server.client.post("/account/mfa/jwt", &account.token, &json!({ "mfa": true })).expect(200);
    let address = answer["mfa"]["otpauth"].as_str().unwrap();
    let start = format!("otpauth://totp/Sewing%20club:user-{}?secret=", account.id);
    assert!(address.starts_with(&start) && address.ends_with("&issuer=Sewing%20club"), "{address}");
    assert!(place.config().contains("BACKEND_MFA_SERVICE=Sewing club\n"));
}
