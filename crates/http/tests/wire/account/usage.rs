//! How much the own account is used.

use serde_json::{Value, json};

use crate::support::{Answer, TestApp, TestKey, TestUser, on_each_store};

/// Makes a key by this name.
async fn key_named(app: &TestApp, user: &TestUser, name: &str) -> TestKey {
    let body = json!({"name": name, "level": 3, "expiresIn": 3600});
    let answer = app.post("/apikeys/jwt").bearer(&user.token).json(body).send().await;
    TestKey { id: answer.has_status(201).text_at("/apikey/key"), secret: answer.text_at("/apikey/secret") }
}

async fn ask(app: &TestApp, user: &TestUser, query: &str, accept: &str) -> Answer {
    app.store.write_counts().unwrap();
    let call = app.get(&format!("/account/usage/jwt{query}")).bearer(&user.token).header("accept", accept);
    call.send().await
}

async fn usage(app: &TestApp, user: &TestUser, query: &str) -> Value {
    ask(app, user, query, "*/*").await.has_status(200).at("/usage")
}

#[actix_web::test]
async fn calls_with_tokens_and_keys_are_counted_together() {
    on_each_store(async |app| {
        let (user, stranger) = (app.user().await, app.user().await);
        let first = key_named(&app, &user, "first").await;
        let second = key_named(&app, &user, "second").await;
        app.get("/account/key").basic(&first).send().await.has_status(200);
        for _ in 0..3 {
            app.get("/account/key").basic(&second).send().await.has_status(200);
            app.get("/account/jwt").bearer(&stranger.token).send().await.has_status(200);
        }
        let seen = usage(&app, &user, "").await;
        assert_eq!((&seen["total"]["calls"], &seen["rows"][29]["ok"]), (&json!(6), &json!(6)));
        let outcomes =
            |ok: i64| json!({"calls": ok, "ok": ok, "clientError": 0, "denied": 0, "limited": 0, "serverError": 0});
        let row = |mut named: Value, ok: i64| {
            named.as_object_mut().unwrap().extend(outcomes(ok).as_object().unwrap().clone());
            named
        };
        let key =
            |key: &TestKey, name: &str| json!({"credential": "key", "key": key.id, "name": name, "state": "active"});
        // Asking is a call too, which counts from the next time on.
        let expected = json!([
            row(json!({"credential": "token"}), 3),
            row(key(&second, "second"), 3),
            row(key(&first, "first"), 1),
        ]);
        assert_eq!(usage(&app, &user, "?by=key").await["rows"], expected);
        let routes = usage(&app, &user, "?by=route").await;
        assert_eq!(routes["rows"][0], row(json!({"route": "GET /account/key"}), 4));
    })
    .await;
}

#[actix_web::test]
async fn a_sheet_holds_no_formula_of_a_strangers() {
    on_each_store(async |app| {
        let user = app.user().await;
        let names = ["=cmd()", "+1", "-1", "@x", "\tx", "say \"hi\", a\r\nb", "plain"];
        let mut keys = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let key = key_named(&app, &user, name).await;
            for _ in 0..20 - at {
                app.get("/whoami/key").basic(&key).send().await.has_status(200);
            }
            keys.push(key.id);
        }
        let answer = ask(&app, &user, "?by=key", "text/csv").await;
        let cells = ["'=cmd()", "'+1", "'-1", "'@x", "'\tx", "\"say \"\"hi\"\", a\r\nb\"", "plain"];
        let mut sheet = "credential,key,name,state,calls,ok,clientError,denied,limited,serverError\r\n".to_owned();
        for ((at, cell), id) in cells.iter().enumerate().zip(&keys) {
            let calls = 20 - at;
            sheet += &format!("key,{id},{cell},active,{calls},{calls},0,0,0,0\r\n");
        }
        sheet += "token,,,,7,7,0,0,0,0\r\n";
        assert_eq!(answer.has_status(200).text(), sheet);
        let name = answer.header("content-disposition");
        assert_eq!(name, Some("attachment; filename=\"usage-by-key-2026-10-24-to-2026-11-23.csv\""));
    })
    .await;
}

#[actix_web::test]
async fn sheets_have_the_same_columns_however_many_rows() {
    on_each_store(async |app| {
        let user = app.user().await;
        let outcomes = "calls,ok,clientError,denied,limited,serverError";
        for (by, columns) in [("route", "route"), ("key", "credential,key,name,state")] {
            let sheet = ask(&app, &user, &format!("?by={by}&to=2026-11-22"), "text/csv").await;
            assert_eq!(sheet.has_status(200).text(), format!("{columns},{outcomes}\r\n"));
        }
        let sheet = ask(&app, &user, "?by=outcome&to=2026-11-22", "text/csv").await;
        assert_eq!(
            sheet.text(),
            "outcome,calls\r\nok,0\r\nclientError,0\r\ndenied,0\r\nlimited,0\r\nserverError,0\r\n"
        );
        let sheet = ask(&app, &user, "?by=hour&from=2026-11-22T20:00:00Z", "text/csv").await;
        assert!(sheet.text().starts_with(&format!("hour,{outcomes}\r\n2026-11-22T20:00:00.000Z,0,")), "{sheet:?}");
    })
    .await;
}

#[actix_web::test]
async fn a_removed_key_is_shown_with_its_calls_and_its_state() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = key_named(&app, &user, "first").await;
        app.get("/account/key").basic(&key).send().await.has_status(200);
        app.delete(&format!("/apikeys/{}/jwt", key.id)).bearer(&user.token).send().await.is_empty(204);
        let rows = usage(&app, &user, "?by=key").await["rows"].clone();
        assert_eq!(
            (&rows[1]["name"], &rows[1]["state"], &rows[1]["calls"]),
            (&json!("first"), &json!("revoked"), &json!(1))
        );
    })
    .await;
}

#[actix_web::test]
async fn a_key_sees_the_whole_account_if_its_level_is_enough() {
    on_each_store(async |app| {
        let user = app.user().await;
        let (key, mute) = (app.apikey(&user, 1).await, app.apikey(&user, 0).await);
        app.store.write_counts().unwrap();
        let seen = app.get("/account/usage/key?by=key").basic(&key).send().await;
        assert_eq!(seen.has_status(200).at("/usage/rows/0/credential"), "token");
        app.get("/account/usage/key").basic(&mute).send().await.is_error(403, "insufficientAccessLevel");
    })
    .await;
}

#[actix_web::test]
async fn refuses_what_makes_no_sense() {
    on_each_store(async |app| {
        let user = app.user().await;
        for (query, error) in [
            ("?by=user", "byInvalid"),
            ("?by=nonsense", "byInvalid"),
            ("?from=2026-11-23", "spanInvalid"),
            ("?from=-99999999999999999999", "spanInvalid"),
            ("?to=2024-01-01", "spanInvalid"),
        ] {
            ask(&app, &user, query, "text/csv").await.is_error(400, error);
        }
    })
    .await;
}
