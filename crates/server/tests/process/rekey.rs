//! `rekey`

use std::fs;

use crate::support::account::Account;
use crate::support::place::Place;

fn rekey(place: &Place) -> String {
    let ended = place.run(&["rekey"]);
    assert!(ended.status.success(), "{ended:?}");
    ended.stdout
}

#[test]
fn a_database_goes_over_to_another_key_while_it_is_served() {
    let place = Place::with_test_mode();
    let server = place.serve();
    let account = Account::create(&server.client, "ann");
    let set = format!("/sets/{}", account.set(&server.client, "mine"));
    let [used, unused] = [account.key(&server.client, 3), account.key(&server.client, 3)];
    server.stop();

    fs::rename(place.file("encryption.key"), place.file("encryption.key.former")).unwrap();
    fs::write(place.file("encryption.key"), "a new key, which is long enough").unwrap();
    let server = place.serve();
    // Tokens end, for whoever has the former key can forge them. Keys go on.
    assert_eq!(server.client.get(&format!("{set}/jwt"), &account.token).status, 401);
    assert_eq!(server.client.get(&format!("{set}/key"), &used).expect(200)["set"]["name"], "mine");
    let said = rekey(&place);
    assert!(said.contains("fields of ./db.sqlite are sealed with the key in force"), "{said}");
    assert!(rekey(&place).contains(", 0 of them"));
    assert_eq!(server.client.get(&format!("{set}/key"), &used).expect(200)["set"]["name"], "mine");
    server.stop();

    fs::remove_file(place.file("encryption.key.former")).unwrap();
    let server = place.serve();
    assert_eq!(server.client.get(&format!("{set}/key"), &used).expect(200)["set"]["name"], "mine");
    assert_eq!(server.client.get(&format!("{set}/key"), &unused).status, 401, "nobody knows its hash any more");
    server.stop();
    assert!(place.run(&["check"]).status.success());
}

#[test]
fn nobody_serves_half_of_a_database() {
    let place = Place::with_test_mode();
    place.serve().stop();
    let former = fs::read_to_string(place.file("encryption.key")).unwrap();
    let place = place.with("BACKEND_ENC_KEY", "a new key, which is long enough");
    let ended = place.run(&[]);
    assert!(ended.stderr.contains("sealed with another encryption key"), "{ended:?}");
    let place = place.with("BACKEND_ENC_KEY_FORMER", &former);
    place.serve().stop();
    let place = place.without("BACKEND_ENC_KEY_FORMER");
    let ended = place.run(&[]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(ended.stderr.contains("the former one is not known"), "{ended:?}");
    let place = place.with("BACKEND_ENC_KEY_FORMER", &former);
    rekey(&place);
    place.without("BACKEND_ENC_KEY_FORMER").serve().stop();
}
