//! Profiles, for everybody.

use freesewing_domain::document::Document;
use freesewing_domain::user::{Status, Username};
use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn everybody_may_see_a_profile() {
    on_each_store(async |app| {
        let user = app.user_with_role("curator").await;
        app.change_user(user.id, |user| {
            (user.bio, user.patron) = ("I sew.\n".to_owned(), 8);
            user.data = Document::from_value(&json!({"secret": true})).unwrap();
        });
        let ihash = user.account["ihash"].as_str().unwrap();
        let body = format!(
            r#"{{"result":"success","profile":{{"id":1,"bio":"I sew.\n","ihash":"{ihash}","patron":8,"role":"curator","username":"user-1"}}}}"#
        );
        for path in ["/users/1", "/users/user-1", "/users/USER-1", "/Users/User-1/", "/users/%20user-1%20", "/users/01"] {
            app.get(path).send().await.is(200, &body);
        }
        assert_eq!(app.stored_user(1).jwt_calls, 0, "nobody was called by a credential");
    })
    .await;
}

#[actix_web::test]
async fn d33_an_address_finds_nobody() {
    on_each_store(async |app| {
        let user = app.user().await;
        for text in [user.email.clone(), user.email.to_uppercase(), user.email.replace('@', "%40")] {
            app.get(&format!("/users/{text}")).send().await.is_empty(404);
            app.get(&format!("/users/{text}/card")).send().await.has_status(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn who_is_not_there_is_not_found() {
    on_each_store(async |app| {
        app.user().await;
        for text in ["0", "2", "-1", "1abc", "1.0", "+1", "nobody", "%20", "99999999999999999999", "user", "null"] {
            app.get(&format!("/users/{text}")).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn an_account_without_a_name_is_found_by_its_number_alone() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.change_user(user.id, |user| user.username = Username::from_stored(""));
        app.get("/users/%20").send().await.is_empty(404);
        app.get("/users/1").send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn d32_a_name_of_digits_hides_nobody() {
    on_each_store(async |app| {
        let (first, second) = (app.user().await, app.user().await);
        app.change_user(second.id, |user| user.username = Username::from_stored("1"));
        assert_eq!(app.get("/users/1").send().await.at("/profile/id"), json!(first.id));
        app.change_user(second.id, |user| user.username = Username::from_stored("777"));
        assert_eq!(app.get("/users/777").send().await.at("/profile/id"), json!(second.id));
    })
    .await;
}

#[actix_web::test]
async fn a_name_may_be_a_word_of_the_table() {
    on_each_store(async |app| {
        let user = app.user().await;
        for name in ["card", "JWT", "key", "Admin"] {
            app.change_user(user.id, |user| user.username = Username::from_stored(name));
            let answer = app.get(&format!("/users/{name}")).send().await;
            assert_eq!(answer.has_status(200).at("/profile/username"), json!(name));
            app.get(&format!("/users/{name}/card")).send().await.has_status(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_profile_of_an_account_that_may_not_go_on_is_still_there() {
    on_each_store(async |app| {
        let user = app.user().await;
        for status in [Status::Inactive, Status::Disabled, Status::Blocked] {
            app.change_user(user.id, |user| user.status = status);
            app.get("/users/1").send().await.has_status(200);
        }
    })
    .await;
}
