//! Maintainers see who uses most.

use freesewing_domain::user::Username;
use serde_json::{Value, json};

use crate::support::clock::DAY;
use crate::support::{TestApp, TestKey, TestUser, on_each_store};

async fn usage(app: &TestApp, watcher: &TestUser, query: &str) -> Value {
    app.store.write_counts().unwrap();
    let path = format!("/admin/usage/jwt{query}");
    app.get(&path).bearer(&watcher.token).send().await.has_status(200).at("/usage")
}

async fn calls(app: &TestApp, key: &TestKey, times: usize) {
    for _ in 0..times {
        app.get("/whoami/key").basic(key).send().await.has_status(200);
    }
}

/// Ann with 3 calls by two keys and some by token, Ben with 9 by a key and one by token.
async fn two_people(app: &TestApp) -> [(TestUser, TestKey); 3] {
    let (ann, ben) = (app.user().await, app.user().await);
    let (first, second, bens) = (app.apikey(&ann, 1).await, app.apikey(&ann, 1).await, app.apikey(&ben, 1).await);
    calls(app, &first, 1).await;
    calls(app, &second, 2).await;
    calls(app, &bens, 9).await;
    [(ann.clone(), first), (ann, second), (ben, bens)]
}

#[actix_web::test]
async fn those_with_most_calls_come_first_with_their_names() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        let [(ann, _), (_, second), (ben, bens)] = two_people(&app).await;
        let name = |user: &TestUser| user.account["username"].clone();
        let by_user = usage(&app, &support, "").await;
        let outcomes = json!({"ok": 10, "clientError": 0, "denied": 0, "limited": 0, "serverError": 0});
        let mut top = json!({"userId": ben.id, "username": name(&ben), "calls": 10});
        top.as_object_mut().unwrap().extend(outcomes.as_object().unwrap().clone());
        assert_eq!((&by_user["by"], &by_user["rows"][0]), (&json!("user"), &top));
        let second_row = &by_user["rows"][1];
        assert_eq!((&second_row["username"], &second_row["calls"]), (&name(&ann), &json!(5)));
        assert_eq!((&by_user["total"]["calls"], by_user["rows"].as_array().unwrap().len()), (&json!(15), 2));

        let by_key = usage(&app, &support, "?by=key").await;
        let shown = |row: usize| {
            let row = &by_key["rows"][row];
            let text = |member: &str| row[member].as_str().unwrap_or_default().to_owned();
            (text("credential"), text("key"), text("name"), text("state"), row["userId"].clone(), row["calls"].clone())
        };
        let key = |key: &TestKey| ("key".to_owned(), key.id.clone(), "a key".to_owned(), "active".to_owned());
        let (credential, id, called, state) = key(&bens);
        assert_eq!(shown(0), (credential, id, called, state, json!(ben.id), json!(9)));
        assert_eq!(by_key["rows"][0]["username"], name(&ben));
        let among: Vec<_> = (1..4).map(shown).collect();
        let (credential, id, called, state) = key(&second);
        assert!(among.contains(&(credential, id, called, state, json!(ann.id), json!(2))), "{among:?}");
        let token = ("token".to_owned(), String::new(), String::new(), String::new(), json!(ann.id), json!(2));
        assert!(among.contains(&token), "{among:?}");
    })
    .await;
}

#[actix_web::test]
async fn routes_are_told_by_how_much_they_are_used() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        two_people(&app).await;
        let seen = usage(&app, &support, "?by=route").await;
        let rows = seen["rows"].as_array().unwrap().iter();
        let rows: Vec<_> = rows.map(|row| (row["route"].as_str().unwrap(), row["calls"].as_i64().unwrap())).collect();
        assert_eq!(rows, [("GET /whoami/key", 12), ("POST /apikeys/jwt", 3)]);
    })
    .await;
}

#[actix_web::test]
async fn a_limit_leaves_rows_out_and_no_calls() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        two_people(&app).await;
        let seen = usage(&app, &support, "?by=key&limit=2").await;
        let rows = seen["rows"].as_array().unwrap();
        assert_eq!((rows.len(), &rows[0]["calls"], &seen["total"]["calls"]), (2, &json!(9), &json!(15)));
        for _ in 0..25 {
            let user = app.user().await;
            app.get("/account/jwt").bearer(&user.token).send().await.has_status(200);
        }
        assert_eq!(usage(&app, &support, "").await["rows"].as_array().unwrap().len(), 20, "so many are usual");
        assert_eq!(usage(&app, &support, "?limit=1000").await["rows"].as_array().unwrap().len(), 28);
    })
    .await;
}

#[actix_web::test]
async fn a_key_that_is_gone_has_no_name_and_one_of_an_account_that_is_gone_no_calls() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        let [_, (_, second), (ben, bens)] = two_people(&app).await;
        app.store.write_counts().unwrap();
        app.delete(&format!("/apikeys/{}/jwt", bens.id)).bearer(&ben.token).send().await.is_empty(204);
        let top = usage(&app, &admin, "?by=key&limit=1").await["rows"][0].clone();
        assert_eq!((&top["key"], &top["state"], &top["name"]), (&json!(bens.id), &json!("revoked"), &json!("a key")));
        app.pass(DAY * 91);
        let now = freesewing_domain::ports::Clock::now(&*app.house.clock);
        app.store.delete_apikeys_revoked_before(now).unwrap();
        let admin = TestUser { token: app.sign_in_anew(&admin), ..admin };
        let top = usage(&app, &admin, "?by=key&limit=1&from=2026-11-22").await["rows"][0].clone();
        assert_eq!((&top["key"], top.get("state"), top.get("name")), (&json!(bens.id), None, None));
        assert_eq!(top["userId"], ben.id);
        app.delete("/account/jwt").bearer(&app.sign_in_anew(&ben)).send().await.has_status(200);
        let top = usage(&app, &admin, "?by=key&limit=1000&from=2026-11-22").await["rows"].to_string();
        assert!(!top.contains(&bens.id) && top.contains(&second.id), "{top}");
    })
    .await;
}

#[actix_web::test]
async fn names_in_a_sheet_are_no_formulas() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        let [_, _, (ben, bens)] = two_people(&app).await;
        app.change_user(ben.id, |user| user.username = Username::from_stored("=HYPERLINK(\"x\")"));
        app.store.write_counts().unwrap();
        let ask = async |query: &str| {
            let path = format!("/admin/usage/jwt?limit=1&{query}");
            app.get(&path).bearer(&support.token).header("accept", "text/csv").send().await.text().to_owned()
        };
        let outcomes = "calls,ok,clientError,denied,limited,serverError";
        let id = ben.id;
        let expected = format!("userId,username,{outcomes}\r\n{id},\"'=HYPERLINK(\"\"x\"\")\",10,10,0,0,0,0\r\n");
        assert_eq!(ask("").await, expected);
        let (name, key) = ("\"'=HYPERLINK(\"\"x\"\")\"", bens.id);
        let columns = "credential,key,name,state,userId,username";
        let expected = format!("{columns},{outcomes}\r\nkey,{key},a key,active,{id},{name},9,9,0,0,0,0\r\n");
        assert_eq!(ask("by=key").await, expected);
    })
    .await;
}

#[actix_web::test]
async fn it_takes_support() {
    on_each_store(async |app| {
        let (support, bughunter) = (app.user_with_role("support").await, app.user_with_role("bughunter").await);
        app.get("/admin/usage/jwt").bearer(&bughunter.token).send().await.is_error(403, "insufficientAccessLevel");
        let (enough, low) = (app.apikey(&support, 8).await, app.apikey(&support, 7).await);
        app.get("/admin/usage/key").basic(&enough).send().await.has_status(200);
        app.get("/admin/usage/key").basic(&low).send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn refuses_what_makes_no_sense() {
    on_each_store(async |app| {
        let support = app.user_with_role("support").await;
        for (query, error) in [
            ("limit=0", "limitInvalid"),
            ("limit=1001", "limitInvalid"),
            ("limit=-1", "limitInvalid"),
            ("limit=1.5", "limitInvalid"),
            ("limit=many", "limitInvalid"),
            ("by=day", "byInvalid"),
            ("by=outcome", "byInvalid"),
            ("by=nonsense", "byInvalid"),
            ("from=x", "spanInvalid"),
            ("from=2026-11-22&to=2026-11-20", "spanInvalid"),
        ] {
            let path = format!("/admin/usage/jwt?{query}");
            app.get(&path).bearer(&support.token).send().await.is_error(400, error);
        }
    })
    .await;
}
