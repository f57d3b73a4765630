use freesewing_domain::access::Role;
use freesewing_domain::email::Email;
use freesewing_domain::language::Language;
use freesewing_domain::user::{Consent, NewUser, Status, Username};
use jsonwebtoken::{Header, encode};
use serde_json::{Value, json};

use super::*;

const KEY: &str = "correct-horse-battery-staple-0123456789abcdef";
const ISSUER: &str = "http://localhost:3111";
const AUDIENCE: &str = "http://localhost:3111/ref";
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A token that the reference accepts; it ends in 2100.
const VECTOR: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOjcsInVzZXJuYW1lIjoidXNlci03Iiwicm9sZSI6InVzZXIiLCJzdGF0dXMiOjEsImF1ZCI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzExMS9yZWYiLCJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjMxMTEiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6NDEwMjQ0NDgwMH0.88yw4JNebdZGQG8fjB1PH68TtUMygjEnFZzh2e-Mb4Q";
const VECTOR_IAT: i64 = 1_700_000_000;
const VECTOR_EXP: i64 = 4_102_444_800;

fn tokens(lifetime: Duration) -> Tokens {
    Tokens::new(&EncryptionKey::derive(&Secret::new(KEY)).unwrap(), ISSUER, AUDIENCE, lifetime)
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds * 1000)
}

fn user() -> User {
    let new = NewUser {
        email: Email::from_stored("joost@example.com"),
        language: Language::En,
        role: Role::User,
        status: Status::Active,
        consent: Consent::Profile,
        password: Secret::new(""),
        created_at: Timestamp::EPOCH,
    };
    new.into_user(UserId(7), Username::from_stored("user-7"))
}

fn claims() -> Value {
    json!({"_id": 7, "username": "user-7", "role": "user", "status": 1, "aud": AUDIENCE, "iss": ISSUER, "iat": 10, "exp": 20})
}

fn signed(algorithm: Algorithm, claims: &Value) -> String {
    encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(KEY.as_bytes())).unwrap()
}

#[test]
fn accepts_and_makes_the_token_of_the_reference() {
    let lifetime = Duration::from_secs(u64::try_from(VECTOR_EXP - VECTOR_IAT).unwrap());
    let tokens = tokens(lifetime);
    let verified = VerifiedToken { user: UserId(7), issued_at_seconds: VECTOR_IAT };
    assert_eq!(tokens.verify(VECTOR, at(VECTOR_IAT)), Some(verified));
    assert_eq!(tokens.sign(&user(), at(VECTOR_IAT)).unwrap().expose(), VECTOR);
}

#[test]
fn a_token_ends_to_the_second() {
    let tokens = tokens(WEEK);
    assert!(tokens.verify(VECTOR, Timestamp::from_millis(VECTOR_EXP * 1000 - 1)).is_some());
    assert_eq!(tokens.verify(VECTOR, at(VECTOR_EXP)), None);
}

#[test]
fn time_is_what_the_caller_says() {
    let tokens = tokens(WEEK);
    let token = tokens.sign(&user(), at(1000)).unwrap();
    assert!(tokens.verify(token.expose(), at(1000)).is_some(), "in 1970, too");
    assert_eq!(tokens.verify(token.expose(), at(1000 + 7 * 86_400)), None);
}

#[test]
fn a_clock_that_falls_behind_signs_nobody_out() {
    let (tokens, year) = (tokens(WEEK), 365 * 86_400);
    let token = tokens.sign(&user(), at(year)).unwrap();
    assert!(tokens.verify(token.expose(), at(1000)).is_some());
}

#[test]
fn who_ended_all_tokens_while_the_clock_was_ahead_gets_one_that_is_good_for_as_long_as_others() {
    let (tokens, year) = (tokens(WEEK), 365 * 86_400);
    let user = User { tokens_from: Some(at(year)), ..user() };
    let token = tokens.sign(&user, at(1000)).unwrap();
    let verified = tokens.verify(token.expose(), at(1000)).unwrap();
    assert!(!verified.precedes(at(year)));
    assert!(tokens.verify(token.expose(), at(1000 + 7 * 86_400 + 1)).is_none());
}

#[test]
fn refuses_other_algorithms() {
    let tokens = tokens(WEEK);
    assert!(tokens.verify(&signed(Algorithm::HS256, &claims()), at(15)).is_some());
    assert_eq!(tokens.verify(&signed(Algorithm::HS384, &claims()), at(15)), None);
    assert_eq!(tokens.verify(&signed(Algorithm::HS512, &claims()), at(15)), None);
    let body = URL_SAFE_NO_PAD.encode(claims().to_string());
    for header in [r#"{"alg":"none","typ":"JWT"}"#, r#"{"alg":"None"}"#, r#"{"typ":"JWT"}"#] {
        let header = URL_SAFE_NO_PAD.encode(header);
        assert_eq!(tokens.verify(&format!("{header}.{body}."), at(15)), None);
        assert_eq!(tokens.verify(&format!("{header}.{body}"), at(15)), None);
    }
}

#[test]
fn refuses_a_token_that_lacks_a_claim_or_has_another() {
    let tokens = tokens(WEEK);
    for claim in ["_id", "aud", "iss", "iat", "exp"] {
        let mut lacking = claims();
        lacking.as_object_mut().unwrap().remove(claim);
        assert_eq!(tokens.verify(&signed(Algorithm::HS256, &lacking), at(15)), None, "without {claim}");
        for odd in [json!(null), json!("elsewhere"), json!(ISSUER.to_owned() + "/"), json!({}), json!(1e300)] {
            let mut other = claims();
            other[claim] = odd.clone();
            assert_eq!(tokens.verify(&signed(Algorithm::HS256, &other), at(15)), None, "{claim} {odd}");
        }
    }
}

#[test]
fn refuses_a_token_that_was_tampered_with() {
    let tokens = tokens(WEEK);
    for (at_byte, byte) in VECTOR.bytes().enumerate() {
        let mut changed = VECTOR.as_bytes().to_vec();
        changed[at_byte] = if byte == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert_eq!(tokens.verify(&changed, at(VECTOR_IAT)), None, "{changed}");
    }
    for nonsense in ["", ".", "..", "...", "a.b.c", "é.é.é", &VECTOR[1..], &VECTOR[..VECTOR.len() - 1]] {
        assert_eq!(tokens.verify(nonsense, at(VECTOR_IAT)), None, "{nonsense}");
    }
    let other = Tokens::new(&EncryptionKey::derive(&Secret::new("another")).unwrap(), ISSUER, AUDIENCE, WEEK);
    assert_eq!(other.verify(VECTOR, at(VECTOR_IAT)), None, "signed by somebody else");
}

#[test]
fn signing_out_elsewhere_ends_earlier_tokens_and_not_the_fresh_one() {
    let tokens = tokens(WEEK);
    let earlier = tokens.sign(&user(), Timestamp::from_millis(10_100)).unwrap();
    let from = Timestamp::from_millis(10_500);
    let signed_out = User { tokens_from: Some(from), ..user() };
    let fresh = tokens.sign(&signed_out, from).unwrap();
    let read = |token: &Secret| tokens.verify(token.expose(), from).unwrap();
    assert!(read(&earlier).precedes(from), "also one of the same second");
    assert!(!read(&fresh).precedes(from));
    let on_the_second = at(10);
    assert!(!read(&earlier).precedes(on_the_second));
}

#[test]
fn debug_shows_no_key() {
    let shown = format!("{:?}", tokens(WEEK));
    assert!(shown.contains(AUDIENCE) && !shown.contains("correct-horse"), "{shown}");
}

#[test]
fn a_token_that_was_good_before_ends_all_the_same() {
    let tokens = tokens(Duration::from_secs(60));
    let token = tokens.sign(&user(), at(1000)).unwrap();
    for _ in 0..2 {
        assert!(tokens.verify(token.expose(), at(1059)).is_some());
        assert_eq!(tokens.verify(token.expose(), at(1060)), None);
        let longer = format!("{}A", token.expose());
        assert_eq!(tokens.verify(&longer, at(1059)), None);
    }
}
