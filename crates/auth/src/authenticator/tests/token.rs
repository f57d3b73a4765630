//! Tokens.

use std::sync::atomic::Ordering;

use freesewing_domain::access::{Level, Role};
use freesewing_domain::ports::TokenSigner as _;
use freesewing_domain::user::{Consent, Status};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use super::super::*;
use super::house::{AUDIENCE, House, ISSUER, KEY, NOW, OWNER};

fn is_refused(house: &House, token: &str) -> bool {
    let refused = matches!(house.authenticator.token(token), Err(AuthError::Unauthenticated));
    refused && house.counted() == 0
}

fn claims() -> Value {
    let now = NOW / 1000;
    json!({"_id": 7, "username": "user-7", "role": "user", "status": 1, "aud": AUDIENCE, "iss": ISSUER, "iat": now, "exp": now + 60})
}

fn signed(algorithm: Algorithm, claims: &Value) -> String {
    encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(KEY.as_bytes())).unwrap()
}

fn with(claim: &str, value: Value) -> String {
    let mut claims = claims();
    claims[claim] = value;
    signed(Algorithm::HS256, &claims)
}

#[test]
fn a_good_token_makes_a_caller_and_is_counted() {
    let house = House::new();
    let token = house.fresh_token();
    let seen = house.authenticator.token(token.expose()).unwrap().strict().unwrap();
    let now = Timestamp::from_millis(NOW);
    assert_eq!((seen.caller.user, seen.caller.level.get(), seen.caller.credential), (OWNER, 4, Credential::Token));
    assert_eq!((seen.user.jwt_calls, seen.user.key_calls), (1, 0));
    assert_eq!((seen.user.last_seen, seen.user.updated_at), (Some(now), Some(now)));
    assert_eq!(*house.store.counted.lock().unwrap(), [(OWNER, None, now)]);
}

#[test]
fn refuses_an_expired_token() {
    let house = House::new();
    let token = house.fresh_token();
    house.wait(3599);
    assert!(house.authenticator.token(token.expose()).is_ok());
    house.wait(1);
    assert!(house.authenticator.token(token.expose()).is_err());
    assert_eq!(house.counted(), 1);
}

#[test]
fn refuses_a_token_of_another_server() {
    let house = House::new();
    assert!(is_refused(&house, &with("aud", json!("http://localhost:3111/other"))));
    assert!(is_refused(&house, &with("iss", json!("http://localhost:3112"))));
    assert!(house.authenticator.token(&signed(Algorithm::HS256, &claims())).is_ok());
}

#[test]
fn refuses_other_algorithms() {
    let house = House::new();
    assert!(is_refused(&house, &signed(Algorithm::HS384, &claims())));
    let unsigned = signed(Algorithm::HS256, &claims());
    let body = unsigned.split('.').nth(1).unwrap();
    assert!(is_refused(&house, &format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{body}.")));
}

#[test]
fn refuses_a_token_without_an_end() {
    let mut endless = claims();
    endless.as_object_mut().unwrap().remove("exp");
    assert!(is_refused(&House::new(), &signed(Algorithm::HS256, &endless)));
}

#[test]
fn refuses_a_token_that_was_tampered_with() {
    let house = House::new();
    let (theirs, mine) = (with("_id", json!(1)), with("_id", json!(7)));
    let mixed: Vec<&str> = theirs.split('.').take(2).chain(mine.split('.').skip(2)).collect();
    assert!(is_refused(&house, &mixed.join(".")));
    assert!(is_refused(&house, "nonsense"));
}

#[test]
fn refuses_a_token_of_an_account_that_is_gone() {
    let house = House::new();
    let token = house.fresh_token();
    house.remove_owner();
    assert!(is_refused(&house, token.expose()));
}

#[test]
fn refuses_a_role_outside_the_table_whatever_the_token_claims() {
    let house = House::new();
    house.change_owner(|user| user.role = Role::Blocked);
    assert!(is_refused(&house, &with("role", json!("admin"))));
}

#[test]
fn the_level_is_that_of_the_present_role() {
    let house = House::new();
    let token = with("role", json!("admin"));
    let level = || house.authenticator.token(&token).unwrap().caller.level;
    assert_eq!(level(), Level::try_from(4).unwrap(), "what the token claims is not believed");
    house.change_owner(|user| user.role = Role::Curator);
    assert_eq!(level(), Level::try_from(5).unwrap());
}

#[test]
fn signing_out_elsewhere_ends_earlier_tokens_alone() {
    let house = House::new();
    let earlier = house.fresh_token();
    house.change_owner(|user| user.tokens_from = Some(Timestamp::from_millis(NOW)));
    assert!(is_refused(&house, earlier.expose()));
    assert!(house.authenticator.token(house.fresh_token().expose()).is_ok());
}

#[test]
fn an_account_that_may_not_go_on_is_counted_and_told_why() {
    let cases: [(Consent, Status, Refusal); 4] = [
        (Consent::None, Status::Disabled, Refusal::ConsentLacking),
        (Consent::Profile, Status::Disabled, Refusal::AccountDisabled),
        (Consent::Profile, Status::Blocked, Refusal::AccountBlocked),
        (Consent::Profile, Status::Inactive, Refusal::AccountInactive),
    ];
    for (consent, status, refusal) in cases {
        let house = House::new();
        house.change_owner(|user| (user.consent, user.status) = (consent, status));
        let seen = house.authenticator.token(house.fresh_token().expose()).unwrap();
        assert_eq!((seen.refusal, seen.user.jwt_calls, house.counted()), (Some(refusal), 1, 1));
        assert!(matches!(seen.strict(), Err(AuthError::Unauthenticated)));
    }
}

#[test]
fn a_store_that_fails_does_not_make_the_token_bad() {
    let house = House::new();
    house.store.down.store(true, Ordering::Relaxed);
    assert!(matches!(house.authenticator.token(house.fresh_token().expose()), Err(AuthError::Store(_))));
    let bad = house.tokens.sign(&house.store.users.lock().unwrap()[&OWNER], Timestamp::EPOCH).unwrap();
    assert!(is_refused(&house, bad.expose()), "a bad one is bad without asking");
}
