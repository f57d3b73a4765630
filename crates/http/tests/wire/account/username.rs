//! Changing the user name.

use futures_util::future::join;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestUser, on_each_store};

async fn rename(app: &TestApp, user: &TestUser, name: &str) -> Answer {
    app.patch("/account/jwt").bearer(&user.token).json(json!({"username": name, "bio": name})).send().await
}

fn names(answer: &Answer) -> (Value, Value) {
    (answer.at("/account/username"), answer.at("/account/lusername"))
}

#[actix_web::test]
async fn a_name_is_kept_as_written_and_compared_in_lower_case() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = rename(&app, &user, "  Joost De Cock ").await;
        assert_eq!(names(&answer), (json!("Joost De Cock"), json!("joost de cock")));
        let answer = rename(&app, &user, "JOOST DE COCK").await;
        assert_eq!(names(&answer).0, json!("JOOST DE COCK"), "one's own name is not taken");
    })
    .await;
}

#[actix_web::test]
async fn a_name_that_is_taken_is_left_aside_and_the_rest_is_done() {
    on_each_store(async |app| {
        let (first, second) = (app.user().await, app.user().await);
        rename(&app, &first, "Joost").await.has_status(200);
        let answer = rename(&app, &second, "Joost").await;
        answer.has_status(200);
        assert_eq!(answer.at("/account/username"), second.account["username"]);
        assert_eq!(answer.at("/account/bio"), json!("Joost"));
    })
    .await;
}

#[actix_web::test]
async fn d32_case_and_blanks_do_not_make_a_taken_name_free() {
    on_each_store(async |app| {
        let (first, second) = (app.user().await, app.user().await);
        let name = first.account["username"].as_str().unwrap().to_uppercase();
        for taken in [name.clone(), format!("  {name} ")] {
            let answer = rename(&app, &second, &taken).await;
            answer.has_status(200);
            assert_eq!(answer.at("/account/username"), second.account["username"], "{taken:?}");
            assert_eq!(answer.at("/account/bio"), json!(taken), "the rest is done");
        }
    })
    .await;
}

#[actix_web::test]
async fn d32_names_that_stand_for_something_else_are_left_aside() {
    on_each_store(async |app| {
        let user = app.user().await;
        for name in ["", "a", "   ", " a ", "42", "joost@example.com", "@joost"] {
            let answer = rename(&app, &user, name).await;
            answer.has_status(200);
            assert_eq!(answer.at("/account/username"), user.account["username"], "{name:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d69_o7_a_name_has_50_characters_at_most() {
    on_each_store(async |app| {
        let user = app.user().await;
        assert_eq!(names(&rename(&app, &user, &"é".repeat(50)).await).0, json!("é".repeat(50)));
        rename(&app, &user, &"é".repeat(51)).await.is_error(400, "usernameTooLong");
        assert_eq!(app.account(&user.token).await["bio"], json!("é".repeat(50)), "nothing was changed");
    })
    .await;
}

#[actix_web::test]
async fn of_two_who_ask_for_one_name_at_once_one_gets_it() {
    on_each_store(async |app| {
        let (first, second) = (app.user().await, app.user().await);
        let (one, other) = join(rename(&app, &first, "wanted"), rename(&app, &second, "WANTED")).await;
        let won = [&one, &other].map(|answer| answer.has_status(200).at("/account/lusername") == json!("wanted"));
        assert!(won[0] != won[1], "{one:?}\n{other:?}");
        let (loser, before) = if won[0] { (&other, &second) } else { (&one, &first) };
        assert_eq!(loser.at("/account/username"), before.account["username"]);
    })
    .await;
}

#[actix_web::test]
async fn a_new_account_gets_another_name_when_somebody_took_its_own() {
    on_each_store(async |app| {
        let user = app.user().await;
        let next = format!("user-{}", user.id + 1);
        rename(&app, &user, &next).await.has_status(200);
        let newcomer = app.user().await;
        assert_eq!(newcomer.account["username"], json!(format!("{next}-2")));
    })
    .await;
}
