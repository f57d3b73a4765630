//! Tokens that are recognised, and tokens that are not.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use freesewing_domain::access::Role;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use crate::support::clock::SECOND;
use crate::support::house::{AUDIENCE, ENCRYPTION_KEY, TOKEN_LIFE, URL};
use crate::support::on_each_store;

/// The vector of the contract (2.1), for the user of number 7.
const VECTOR: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOjcsInVzZXJuYW1lIjoidXNlci03Iiwicm9sZSI6InVzZXIiLCJzdGF0dXMiOjEsImF1ZCI6Imh0dHA6Ly9sb2NhbGhvc3Q6MzExMS9yZWYiLCJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjMxMTEiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6NDEwMjQ0NDgwMH0.88yw4JNebdZGQG8fjB1PH68TtUMygjEnFZzh2e-Mb4Q";

/// The claims of a good token of a user's.
fn claims(user: i64) -> Value {
    json!({
        "_id": user, "username": "x", "role": "user", "status": 1, "aud": AUDIENCE, "iss": URL,
        "iat": 1_795_381_000, "exp": 4_102_444_800_i64,
    })
}

fn sign(claims: &Value, algorithm: Algorithm, key: &str) -> String {
    encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(key.as_bytes())).unwrap()
}

fn signed(claims: &Value) -> String {
    sign(claims, Algorithm::HS256, ENCRYPTION_KEY)
}

#[actix_web::test]
async fn a_token_has_the_claims_of_the_reference() {
    on_each_store(async |app| {
        let user = app.user_with_role("curator").await;
        let parts: Vec<_> = user.token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).unwrap()).collect();
        assert_eq!(String::from_utf8_lossy(&parts[0]), r#"{"alg":"HS256","typ":"JWT"}"#);
        assert_eq!(
            String::from_utf8_lossy(&parts[1]),
            r#"{"_id":1,"username":"user-1","role":"curator","status":1,"aud":"http://localhost:3111/ref","iss":"http://localhost:3111","iat":1795381962,"exp":1795986762}"#
        );
    })
    .await;
}

#[actix_web::test]
async fn a_token_of_the_reference_is_good() {
    on_each_store(async |app| {
        app.get("/account/jwt").bearer(VECTOR).send().await.is_unauthorized();
        for _ in 0..7 {
            app.user().await;
        }
        assert_eq!(app.account(VECTOR).await["id"], json!(7));
    })
    .await;
}

#[actix_web::test]
async fn a_token_ends_after_its_life() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.pass(TOKEN_LIFE - SECOND);
        app.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
        app.pass(SECOND);
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.get("/whoami/jwt").bearer(&user.token).send().await.is_unauthorized();
    })
    .await;
}

#[actix_web::test]
async fn o4_a_malformed_header_is_401() {
    on_each_store(async |app| {
        let user = app.user().await;
        let token = &user.token;
        for header in ["", "Bearer", "Bearer ", token, &format!("Token {token}"), &format!("Bearer {token} x")] {
            app.get("/account/jwt").authorization(header).send().await.is_unauthorized();
        }
        app.get("/account/jwt").bytes_header("authorization", b"Bearer \xff").send().await.is_unauthorized();
        for scheme in ["bearer", "BEARER"] {
            app.get("/account/jwt").authorization(&format!("{scheme} {token}")).send().await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn nothing_but_the_header_is_read() {
    on_each_store(async |app| {
        let user = app.user().await;
        let path = format!("/account/jwt?token={0}&access_token={0}", user.token);
        app.get(&path).header("cookie", &format!("token={}", user.token)).send().await.is_unauthorized();
    })
    .await;
}

#[actix_web::test]
async fn d02_refuses_a_token_of_another_instance_or_issuer() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.get("/account/jwt").bearer(&signed(&claims(user.id))).send().await.has_status(200);
        for (claim, value) in [("aud", "http://localhost:3111/other"), ("aud", ""), ("iss", "http://localhost:3112")] {
            let mut claims = claims(user.id);
            claims[claim] = json!(value);
            app.get("/account/jwt").bearer(&signed(&claims)).send().await.is_unauthorized();
            claims.as_object_mut().unwrap().remove(claim);
            app.get("/account/jwt").bearer(&signed(&claims)).send().await.is_unauthorized();
        }
    })
    .await;
}

#[actix_web::test]
async fn d57_a_token_is_signed_by_hs256_and_ends_some_day() {
    on_each_store(async |app| {
        let claims = claims(app.user().await.id);
        for algorithm in [Algorithm::HS384, Algorithm::HS512] {
            let token = sign(&claims, algorithm, ENCRYPTION_KEY);
            app.get("/account/jwt").bearer(&token).send().await.is_unauthorized();
        }
        let mut endless = claims.clone();
        endless.as_object_mut().unwrap().remove("exp");
        app.get("/account/jwt").bearer(&signed(&endless)).send().await.is_unauthorized();
        let unsigned = [r#"{"alg":"none","typ":"JWT"}"#, &claims.to_string()].map(|part| URL_SAFE_NO_PAD.encode(part));
        app.get("/account/jwt").bearer(&format!("{}.{}.", unsigned[0], unsigned[1])).send().await.is_unauthorized();
    })
    .await;
}

#[actix_web::test]
async fn refuses_a_token_that_somebody_else_signed() {
    on_each_store(async |app| {
        let user = app.user().await;
        let forged = sign(&claims(user.id), Algorithm::HS256, "another key");
        app.get("/account/jwt").bearer(&forged).send().await.is_unauthorized();
        let (message, _) = user.token.rsplit_once('.').unwrap();
        app.get("/account/jwt").bearer(&format!("{message}.")).send().await.is_unauthorized();
    })
    .await;
}

#[actix_web::test]
async fn refuses_the_token_of_an_account_that_is_gone() {
    on_each_store(async |app| {
        for id in [json!(999), json!(-1), json!(0), json!("1"), json!(1.5), json!(null)] {
            let mut claims = claims(1);
            claims["_id"] = id;
            app.get("/account/jwt").bearer(&signed(&claims)).send().await.is_unauthorized();
            app.get("/whoami/jwt").bearer(&signed(&claims)).send().await.is_unauthorized();
        }
    })
    .await;
}

#[actix_web::test]
async fn d20_the_role_that_a_token_claims_counts_for_nothing() {
    on_each_store(async |app| {
        let (owner, user) = (app.user().await, app.user().await);
        let path = format!("/sets/{}/jwt", app.stored_set(owner.id, false));
        let mut claims = claims(user.id);
        claims["role"] = json!("admin");
        let token = signed(&claims);
        app.get(&path).bearer(&token).send().await.is_error(403, "insufficientAccessLevel");
        app.change_user(user.id, |user| user.role = Role::Admin);
        app.get(&path).bearer(&user.token).send().await.has_status(200);
        app.change_user(user.id, |user| user.role = Role::User);
        app.get(&path).bearer(&user.token).send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn d21_refuses_who_is_blocked_on_every_call() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| user.role = Role::Blocked);
        for path in ["/account/jwt", "/whoami/jwt", "/apikeys/jwt", "/sets/jwt"] {
            app.get(path).bearer(&user.token).send().await.is_unauthorized();
        }
        app.patch("/consent/jwt").bearer(&user.token).json(json!({"consent": 1})).send().await.is_unauthorized();
    })
    .await;
}

#[actix_web::test]
async fn d64_a_call_that_may_not_go_on_counts_all_the_same() {
    on_each_store(async |app| {
        let user = app.user_with_role("readSome").await;
        let body = json!({"bio": "x"});
        app.patch("/account/jwt").bearer(&user.token).json(body).send().await.has_status(403);
        assert_eq!(app.stored_user(user.id).jwt_calls, 1);
        app.get("/account/jwt").bearer("not.a.token").send().await.has_status(401);
        assert_eq!(app.stored_user(user.id).jwt_calls, 1);
    })
    .await;
}
