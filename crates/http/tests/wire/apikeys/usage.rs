//! How much a key is used.

use serde_json::{Value, json};

use crate::support::clock::{DAY, HOUR};
use crate::support::{TestApp, TestKey, TestUser, on_each_store};

/// Uses a key so often for something that works.
async fn calls(app: &TestApp, key: &TestKey, times: usize) {
    for _ in 0..times {
        app.get("/whoami/key").basic(key).send().await.has_status(200);
    }
}

/// What the owner of a key is told of it.
async fn usage(app: &TestApp, user: &TestUser, key: &TestKey, query: &str) -> Value {
    app.store.write_counts().unwrap();
    let path = format!("/apikeys/{}/usage/jwt?{query}", key.id);
    app.get(&path).bearer(&user.token).send().await.has_status(200).at("/usage")
}

/// What rows are about, and their calls.
fn rows(usage: &Value, by: &str) -> Vec<(String, i64)> {
    let rows = usage["rows"].as_array().unwrap().iter();
    rows.map(|row| (row[by].as_str().unwrap().to_owned(), row["calls"].as_i64().unwrap())).collect()
}

#[actix_web::test]
async fn a_day_tells_how_many_calls_there_were_and_what_came_of_them() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        calls(&app, &key, 2).await;
        app.get("/sets/999/key").basic(&key).send().await.has_status(404);
        app.delete("/account/key").basic(&key).send().await.has_status(403);
        app.store.write_counts().unwrap();
        let path = format!("/apikeys/{}/usage/jwt?from=2026-11-21", key.id);
        let answer = app.get(&path).bearer(&user.token).send().await;
        answer.is(
            200,
            concat!(
                r#"{"result":"success","usage":{"from":"2026-11-21T00:00:00.000Z","to":"2026-11-23T00:00:00.000Z","by":"day","#,
                r#""total":{"calls":4,"ok":2,"clientError":1,"denied":1,"limited":0,"serverError":0},"rows":["#,
                r#"{"day":"2026-11-21T00:00:00.000Z","calls":0,"ok":0,"clientError":0,"denied":0,"limited":0,"serverError":0},"#,
                r#"{"day":"2026-11-22T00:00:00.000Z","calls":4,"ok":2,"clientError":1,"denied":1,"limited":0,"serverError":0}]}}"#
            ),
        );
        assert_eq!(answer.header("vary"), Some("Accept"));
    })
    .await;
}

#[actix_web::test]
async fn without_a_span_it_is_the_last_30_days_and_by_the_hour_two() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        calls(&app, &key, 1).await;
        let days = rows(&usage(&app, &user, &key, "").await, "day");
        assert_eq!((days.len(), &days[0], &days[29]), (30, &zero("2026-10-24T00"), &one("2026-11-22T00")));
        let hours = rows(&usage(&app, &user, &key, "by=hour&from=&to=").await, "hour");
        assert_eq!((hours.len(), &hours[0], &hours[47]), (48, &zero("2026-11-20T22"), &one("2026-11-22T21")));
    })
    .await;
}

fn zero(hour: &str) -> (String, i64) {
    (format!("{hour}:00:00.000Z"), 0)
}

fn one(hour: &str) -> (String, i64) {
    (format!("{hour}:00:00.000Z"), 1)
}

#[actix_web::test]
async fn hours_without_calls_are_there_too() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        calls(&app, &key, 1).await;
        app.pass(HOUR * 3);
        let other = app.apikey(&user, 1).await;
        calls(&app, &other, 5).await;
        let seen = usage(&app, &user, &key, "by=hour&from=2026-11-22T21:00:00Z").await;
        let expected = [one("2026-11-22T21"), zero("2026-11-22T22"), zero("2026-11-22T23"), zero("2026-11-23T00")];
        assert_eq!(rows(&seen, "hour"), expected);
        assert_eq!(seen["total"]["calls"], 1, "nobody else's calls");
        let seen = usage(&app, &user, &key, "by=hour&from=1795381962501&to=2026-11-22T23:00:00%2B01:00").await;
        assert_eq!(rows(&seen, "hour"), [one("2026-11-22T21")]);
    })
    .await;
}

#[actix_web::test]
async fn calls_are_told_by_route_and_by_outcome() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        calls(&app, &key, 1).await;
        for set in ["/sets/7/key", "/sets/8/key?x=1", "/SETS/abc/key/"] {
            app.get(set).basic(&key).send().await.has_status(404);
        }
        let by_route = usage(&app, &user, &key, "by=route").await;
        let expected = [("GET /sets/{id}/key".to_owned(), 3), ("GET /whoami/key".to_owned(), 1)];
        assert_eq!(rows(&by_route, "route"), expected);
        assert_eq!(by_route["rows"][0]["clientError"], 3);
        let by_outcome = usage(&app, &user, &key, "by=outcome").await;
        let expected = json!([
            {"outcome": "ok", "calls": 1},
            {"outcome": "clientError", "calls": 3},
            {"outcome": "denied", "calls": 0},
            {"outcome": "limited", "calls": 0},
            {"outcome": "serverError", "calls": 0},
        ]);
        assert_eq!(by_outcome["rows"], expected);
    })
    .await;
}

#[actix_web::test]
async fn part_of_a_day_can_be_told_by_route() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        calls(&app, &key, 2).await;
        for (to, total) in [("2026-11-22T21:00:00Z", 0), ("2026-11-22T21:30:00Z", 2), ("", 2)] {
            let seen = usage(&app, &user, &key, &format!("by=route&from=2026-11-22T20:00:00Z&to={to}")).await;
            assert_eq!(seen["total"]["calls"], total, "{seen}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_key_that_has_ended_still_tells_until_it_is_removed() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let (expired, revoked) = (app.apikey(&user, 1).await, app.apikey(&user, 1).await);
        calls(&app, &expired, 1).await;
        calls(&app, &revoked, 2).await;
        let path = format!("/admin/apikeys/{}/revoke/jwt", revoked.id);
        app.post(&path).bearer(&admin.token).json(json!({"reason": "x"})).send().await.has_status(200);
        app.get("/whoami/key").basic(&revoked).send().await.is_challenge();
        app.pass(2 * HOUR);
        assert_eq!(usage(&app, &user, &expired, "").await["total"]["calls"], 1);
        assert_eq!(usage(&app, &user, &revoked, "").await["total"]["calls"], 2, "who is not known is not counted");
        app.delete(&format!("/apikeys/{}/jwt", expired.id)).bearer(&user.token).send().await.is_empty(204);
        let gone = format!("/apikeys/{}/usage/jwt", expired.id);
        app.get(&gone).bearer(&user.token).send().await.is_empty(404);
        app.get(&gone).bearer(&admin.token).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn it_is_for_the_owner_the_key_itself_and_administrators() {
    on_each_store(async |app| {
        let (user, stranger) = (app.user().await, app.user().await);
        let (support, admin) = (app.user_with_role("support").await, app.user_with_role("admin").await);
        let (key, mute) = (app.apikey(&user, 1).await, app.apikey(&user, 0).await);
        let path = format!("/apikeys/{}/usage", key.id);
        app.get(&format!("{path}/key")).basic(&key).send().await.has_status(200);
        app.get(&format!("{path}/jwt")).bearer(&admin.token).send().await.has_status(200);
        app.get(&format!("{path}/key")).basic(&mute).send().await.is_error(403, "insufficientAccessLevel");
        for other in [&stranger, &support] {
            app.get(&format!("{path}/jwt")).bearer(&other.token).send().await.is_error(403, "insufficientAccessLevel");
        }
        for unknown in ["77d1622a-1211-48e2-9d5e-60adf76808ff", "nonsense"] {
            app.get(&format!("/apikeys/{unknown}/usage/jwt")).bearer(&user.token).send().await.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn refuses_what_makes_no_sense() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        for (query, error) in [
            ("by=week", "byInvalid"),
            ("by=Day", "byInvalid"),
            ("by=key", "byInvalid"),
            ("by=user", "byInvalid"),
            ("from=yesterday", "spanInvalid"),
            ("to=2026-02-30", "spanInvalid"),
            ("from=2026-11-22&to=2026-11-22", "spanInvalid"),
            ("from=2026-11-22&to=2026-11-21", "spanInvalid"),
            ("from=2027-01-01", "spanInvalid"),
            ("from=2020-01-01", "spanInvalid"),
            ("by=hour&from=2026-08-01", "spanInvalid"),
        ] {
            let path = format!("/apikeys/{}/usage/jwt?{query}", key.id);
            app.get(&path).bearer(&user.token).send().await.is_error(400, error);
        }
        let seen = usage(&app, &user, &key, "limit=nonsense&from=2026-11-22&nonsense=1&to=9999-12-31").await;
        assert_eq!((seen["rows"].as_array().unwrap().len(), &seen["to"]), (1, &json!("2026-11-23T00:00:00.000Z")));
    })
    .await;
}

#[actix_web::test]
async fn calls_of_long_ago_are_told_by_the_day() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        calls(&app, &key, 3).await;
        app.store.write_counts().unwrap();
        app.pass(DAY * 100);
        let user = TestUser { token: app.sign_in_anew(&user), ..user };
        let seen = usage(&app, &user, &key, "by=route&from=2026-11-22").await;
        assert_eq!(rows(&seen, "route"), [("GET /whoami/key".to_owned(), 3)]);
    })
    .await;
}

#[actix_web::test]
async fn it_comes_as_a_sheet_for_those_who_like_that_better() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 1).await;
        calls(&app, &key, 2).await;
        app.store.write_counts().unwrap();
        let path = format!("/apikeys/{}/usage/jwt?from=2026-11-21", key.id);
        let ask = async |accept| app.get(&path).bearer(&user.token).header("accept", accept).send().await;
        let answer = ask("text/csv").await;
        let sheet = "day,calls,ok,clientError,denied,limited,serverError\r\n\
            2026-11-21T00:00:00.000Z,0,0,0,0,0,0\r\n\
            2026-11-22T00:00:00.000Z,2,2,0,0,0,0\r\n";
        assert_eq!((answer.status, answer.text()), (200, sheet));
        for (name, value) in [
            ("content-type", "text/csv; charset=utf-8"),
            ("content-disposition", "attachment; filename=\"usage-by-day-2026-11-21-to-2026-11-23.csv\""),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
            ("vary", "Accept"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name}");
        }
        assert_eq!(ask("application/json;q=0.5, text/csv;q=0.6").await.text(), sheet);
        for json in ["application/json, text/csv", "*/*", "text/csv;q=0", "nonsense"] {
            assert_eq!(ask(json).await.has_status(200).at("/usage/total/calls"), 2, "{json}");
        }
        let wrong = app.get(&format!("{path}&by=week")).bearer(&user.token).header("accept", "text/csv");
        wrong.send().await.is_error(400, "byInvalid");
    })
    .await;
}
