//! Looking for accounts.

use freesewing_domain::email::{Email, EmailHash};
use freesewing_domain::secret::Secret;
use freesewing_domain::user::Username;
use serde_json::{Value, json};

use crate::support::clock::START;
use crate::support::{Answer, TestApp, TestUser, on_each_store};

const NOBODY: &str = r#"{"result":"success","users":{"email":[],"username":[]}}"#;

async fn search(app: &TestApp, admin: &TestUser, body: Value) -> Answer {
    app.post("/admin/search/users/jwt").bearer(&admin.token).json(body).send().await
}

fn ids(answer: &Answer, kind: &str) -> Vec<i64> {
    let found = answer.has_status(200).at(&format!("/users/{kind}"));
    found.as_array().unwrap().iter().map(|user| user["id"].as_i64().unwrap()).collect()
}

#[actix_web::test]
async fn d38_accounts_are_shown_without_the_secret_of_the_second_factor() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let user = app.user().await;
        app.change_user(user.id, |user| user.mfa_secret = Secret::new("HEFW2LLT"));
        let (email, ihash) = (&user.email, EmailHash::of(&user.email));
        let ihash = ihash.as_str();
        let item = format!(
            r#"{{"bio":"","data":{{}},"email":"{email}","initial":"{email}","id":2,"compare":true,"consent":1,"control":1,"createdAt":"{START}","ihash":"{ihash}","jwtCalls":0,"keyCalls":0,"language":"en","lastSeen":null,"mfaEnabled":false,"newsletter":false,"patron":0,"role":"user","status":1,"updatedAt":"{START}","username":"user-2","lusername":"user-2","passwordType":"v3"}}"#
        );
        let by_name = format!(r#"{{"result":"success","users":{{"email":[],"username":[{item}]}}}}"#);
        let by_email = format!(r#"{{"result":"success","users":{{"email":[{item}],"username":[]}}}}"#);
        search(&app, &admin, json!({"q": "USER-2 "})).await.is(200, &by_name);
        search(&app, &admin, json!({"q": user.email.to_uppercase()})).await.is(200, &by_email);
        let key = app.apikey(&admin, 9).await;
        let answer = app.post("/admin/search/users/key").basic(&key).json(json!({"q": "user-2"})).send().await;
        answer.is(200, &by_name);
    })
    .await;
}

#[actix_web::test]
async fn accounts_are_found_by_a_part_of_the_name_or_by_either_address() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let (ann, bob) = (app.user().await, app.user().await);
        app.change_user(ann.id, |user| user.username = Username::from_stored("Annabella"));
        app.change_user(bob.id, |user| {
            user.username = Username::from_stored("bella");
            user.email = Email::from_stored("bob@example.com");
        });
        assert_eq!(ids(&search(&app, &admin, json!({"q": "BELLA"})).await, "username"), [ann.id, bob.id]);
        assert_eq!(ids(&search(&app, &admin, json!({"q": "anna"})).await, "username"), [ann.id]);
        for email in [bob.email.as_str(), "bob@example.com"] {
            let answer = search(&app, &admin, json!({"q": email})).await;
            assert_eq!((ids(&answer, "email"), ids(&answer, "username")), (vec![bob.id], vec![]), "{email}");
        }
        assert_eq!(
            ids(&search(&app, &admin, json!({"q": "freesewing.dev"})).await, "email"),
            [0; 0],
            "the whole address"
        );
    })
    .await;
}

#[actix_web::test]
async fn d61_nothing_to_look_for_finds_nobody() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        for body in [
            json!({}),
            json!({"q": ""}),
            json!({"q": "  \t"}),
            json!({"q": null}),
            json!({"q": {}}),
            json!({"q": ["user"]}),
            json!({"q": 1}),
            json!({"q": true}),
            json!({"Q": "user"}),
            json!([]),
        ] {
            search(&app, &admin, body).await.is(200, NOBODY);
        }
        app.post("/admin/search/users/jwt").bearer(&admin.token).send().await.is(200, NOBODY);
    })
    .await;
}

#[actix_web::test]
async fn d61_no_character_stands_for_another() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        for text in ["%", "_", "*", "user_1", "u%1", "\\", "'", "\u{0}", &"x".repeat(60_000)] {
            search(&app, &admin, json!({"q": text})).await.is(200, NOBODY);
        }
    })
    .await;
}

#[actix_web::test]
async fn d61_no_more_than_a_hundred_are_found() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        for _ in 0..105 {
            app.signup().await;
        }
        let found = ids(&search(&app, &admin, json!({"q": "user"})).await, "username");
        assert_eq!((found.len(), found.first(), found.last()), (100, Some(&1), Some(&100)));
    })
    .await;
}

#[actix_web::test]
async fn d14_an_account_with_an_empty_password_is_found() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let user = app.user().await;
        app.change_user(user.id, |user| user.password = Secret::new(""));
        let answer = search(&app, &admin, json!({"q": "user-2"})).await;
        assert_eq!(answer.at("/users/username/0/passwordType"), json!("v3"));
    })
    .await;
}
