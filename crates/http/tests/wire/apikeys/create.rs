//! Making keys.

use freesewing_auth::key_secret::looks_like_secret;
use freesewing_domain::apikey::KeyPolicy;
use serde_json::{Value, json};

use crate::support::clock::START;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

/// A leap year, in seconds: the longest life of a key.
const YEAR: u32 = 366 * 24 * 60 * 60;

async fn create(app: &TestApp, user: &TestUser, body: Value) -> Answer {
    app.post("/apikeys/jwt").bearer(&user.token).json(body).send().await
}

fn body(level: impl Into<Value>, expires_in: impl Into<Value>) -> Value {
    json!({"name": "x", "level": level.into(), "expiresIn": expires_in.into()})
}

#[actix_web::test]
async fn answers_the_key_with_its_secret() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = create(&app, &user, body(3, 3600)).await;
        let (key, secret, id) = (answer.text_at("/apikey/key"), answer.text_at("/apikey/secret"), user.id);
        answer.is(
            201,
            &format!(
                r#"{{"result":"created","apikey":{{"key":"{key}","secret":"{secret}","level":3,"createdAt":"{START}","expiresAt":"2026-11-22T22:12:42.501Z","name":"x","userId":{id}}}}}"#
            ),
        );
        assert_eq!(uuid::Uuid::parse_str(&key).unwrap().get_version_num(), 4);
        assert_eq!(key, key.to_lowercase());
    })
    .await;
}

#[actix_web::test]
async fn o3_a_secret_is_ours_by_its_looks_and_shown_once() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (one, two) = (app.apikey(&user, 4).await, app.apikey(&user, 4).await);
        assert!(one.secret.starts_with("fsk_") && one.secret.len() == 4 + 43 + 6, "{}", one.secret);
        assert!(looks_like_secret(&one.secret));
        assert_ne!(one.secret, two.secret);
        assert!(!app.kept_secret(&one).contains(&one.secret));
        for path in ["/apikeys/jwt".to_owned(), format!("/apikeys/{}/jwt", one.id)] {
            let answer = app.get(&path).bearer(&user.token).send().await;
            assert!(!answer.text().contains("secret") && !answer.text().contains("fsk_"), "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_first_thing_that_is_wrong_answers() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (body, error) in [
            (json!({}), "postBodyMissing"),
            (json!([]), "postBodyMissing"),
            (json!([1]), "nameMissing"),
            (json!({"level": "x"}), "nameMissing"),
            (json!({"name": "x", "expiresIn": "x"}), "levelMissing"),
            (json!({"name": "x", "level": "3"}), "levelNotNumeric"),
            (json!({"name": "x", "level": 10}), "invalidLevel"),
            (json!({"name": "x", "level": 9}), "expiresInMissing"),
            (json!({"name": "x", "level": 9, "expiresIn": "60"}), "expiresIsNotNumeric"),
            (json!({"name": "x", "level": 9, "expiresIn": 1e18}), "expiresIsHigherThanMaximum"),
            (json!({"name": "x", "level": 9, "expiresIn": 60}), "keyLevelExceedsRoleLevel"),
        ] {
            create(&app, &user, body).await.is_error(400, error);
        }
        assert_eq!(app.get("/apikeys/jwt").bearer(&user.token).send().await.at("/apikeys"), json!([]));
    })
    .await;
}

#[actix_web::test]
async fn d13_a_name_is_a_text_that_is_not_empty() {
    on_each_store(async |app| {
        let user = app.user().await;
        for name in [json!(""), json!(null), json!(0), json!(5), json!(true), json!({"a": 1}), json!(["x"])] {
            let body = json!({"name": name, "level": 1, "expiresIn": 60});
            create(&app, &user, body).await.is_error(400, "nameMissing");
        }
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_a_name_has_500_characters_at_most() {
    on_each_store(async |app| {
        let user = app.user().await;
        let named = |length| json!({"name": "é".repeat(length), "level": 1, "expiresIn": 60});
        create(&app, &user, named(500)).await.has_status(201);
        create(&app, &user, named(501)).await.is_error(400, "nameTooLong");
    })
    .await;
}

#[actix_web::test]
async fn o1_level_0_is_a_level() {
    on_each_store(async |app| {
        let user = app.user().await;
        for level in [json!(0), json!(0.0), json!(4), json!(4.0)] {
            create(&app, &user, body(level, 60)).await.has_status(201);
        }
        for missing in [json!(null), json!(false), json!("")] {
            create(&app, &user, body(missing, 60)).await.is_error(400, "levelMissing");
        }
        for odd in [json!("0"), json!(true), json!([]), json!({})] {
            create(&app, &user, body(odd, 60)).await.is_error(400, "levelNotNumeric");
        }
        for none in [json!(-1), json!(10), json!(3.5), json!(1e300)] {
            create(&app, &user, body(none, 60)).await.is_error(400, "invalidLevel");
        }
    })
    .await;
}

#[actix_web::test]
async fn o1_a_key_of_level_0_authenticates_and_nothing_more() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 0).await;
        for path in ["/whoami/key", "/account/key", "/apikeys/key", "/sets/key"] {
            app.get(path).basic(&key).send().await.is_error(403, "insufficientAccessLevel");
        }
    })
    .await;
}

#[actix_web::test]
async fn d18_a_life_is_more_than_nothing_and_no_more_than_a_year() {
    on_each_store(async |app| {
        let user = app.user().await;
        for fine in [json!(0.5), json!(1), json!(YEAR), json!(f64::from(YEAR))] {
            create(&app, &user, body(1, fine)).await.has_status(201);
        }
        for (life, error) in [
            (json!(0), "expiresInMissing"),
            (json!(0.0), "expiresInMissing"),
            (json!(""), "expiresInMissing"),
            (json!(null), "expiresInMissing"),
            (json!(false), "expiresInMissing"),
            (json!("60"), "expiresIsNotNumeric"),
            (json!(true), "expiresIsNotNumeric"),
            (json!([60]), "expiresIsNotNumeric"),
            (json!(-1), "expiresInInvalid"),
            (json!(-1e18), "expiresInInvalid"),
            (json!(YEAR + 1), "expiresIsHigherThanMaximum"),
            (json!(1e18), "expiresIsHigherThanMaximum"),
        ] {
            create(&app, &user, body(1, life)).await.is_error(400, error);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_fraction_of_a_second_counts() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = create(&app, &user, body(1, 0.5)).await;
        assert_eq!(answer.at("/apikey/expiresAt"), json!("2026-11-22T21:12:43.001Z"));
    })
    .await;
}

#[actix_web::test]
async fn o2_the_longest_life_is_for_whoever_runs_the_server_to_say() {
    on_each_store(async |app| {
        let app = app.restarted_with(|house| house.rules.keys = KeyPolicy::of_days(30)).await;
        let user = app.user().await;
        create(&app, &user, body(1, 30 * 86_400)).await.has_status(201);
        create(&app, &user, body(1, 30 * 86_400 + 1)).await.is_error(400, "expiresIsHigherThanMaximum");
    })
    .await;
}

#[actix_web::test]
async fn d19_a_key_is_never_above_its_makers_role() {
    on_each_store(async |app| {
        for (role, level) in [("readNone", 0), ("user", 4), ("bughunter", 6), ("admin", 9)] {
            let user = app.user_with_role(role).await;
            create(&app, &user, body(level, 60)).await.has_status(201);
            if level < 9 {
                create(&app, &user, body(level + 1, 60)).await.is_error(400, "keyLevelExceedsRoleLevel");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn d19_a_key_makes_no_key_above_itself() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        for level in [0_u8, 3, 4] {
            let key = app.apikey(&admin, level).await;
            let create = async |level: u8| app.post("/apikeys/key").basic(&key).json(body(level, 60)).send().await;
            create(level).await.has_status(201);
            create(level + 1).await.is_error(400, "keyLevelExceedsRoleLevel");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_key_that_a_key_made_belongs_to_the_same_account() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let answer = app.post("/apikeys/key").basic(&key).json(body(2, 60)).send().await;
        assert_eq!(answer.at("/apikey/userId"), json!(user.id));
    })
    .await;
}
