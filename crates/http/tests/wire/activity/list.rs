//! The record as it is shown.

use freesewing_domain::activity::ActivityQuery;
use freesewing_domain::service::activity::sweep;
use serde_json::{Value, json};

use crate::support::clock::{DAY, SECOND, START};
use crate::support::{TestApp, TestUser, on_each_store};

/// Somebody who made so many keys.
async fn busy(app: &TestApp, times: usize) -> TestUser {
    let user = app.user().await;
    for _ in 0..times {
        app.apikey(&user, 1).await;
    }
    user
}

fn ids(events: &Value) -> Vec<i64> {
    events.as_array().unwrap().iter().map(|event| event["id"].as_i64().unwrap()).collect()
}

#[actix_web::test]
async fn an_event_tells_what_happened_and_nothing_that_it_does_not_know() {
    on_each_store(async |app| {
        let user = app.user().await;
        let answer = app.get("/account/activity/jwt").bearer(&user.token).send().await;
        answer.is(
            200,
            &format!(
                r#"{{"result":"success","activity":[{{"id":1,"at":"{START}","kind":"signedIn","userId":1,"means":"confirmation"}}],"next":null}}"#
            ),
        );
    })
    .await;
}

#[actix_web::test]
async fn newest_comes_first_and_the_rest_in_parts() {
    on_each_store(async |app| {
        let user = busy(&app, 5).await;
        let all = app.get("/account/activity/jwt").bearer(&user.token).send().await;
        let all = ids(&all.at("/activity"));
        assert_eq!(all.len(), 6);
        assert!(all.is_sorted_by(|one, other| one > other), "{all:?}");
        let (mut seen, mut next) = (Vec::new(), String::new());
        loop {
            let path = format!("/account/activity/jwt?limit=4{next}");
            let answer = app.get(&path).bearer(&user.token).send().await;
            seen.extend(ids(&answer.at("/activity")));
            let Some(before) = answer.at("/next").as_i64() else { break };
            next = format!("&before={before}");
        }
        assert_eq!(seen, all);
        let answer = app.get("/account/activity/jwt?limit=6").bearer(&user.token).send().await;
        assert_eq!((ids(&answer.at("/activity")).len(), answer.at("/next")), (6, json!(null)));
    })
    .await;
}

#[actix_web::test]
async fn one_kind_can_be_asked_for() {
    on_each_store(async |app| {
        let (user, admin) = (busy(&app, 2).await, app.user_with_role("admin").await);
        for (path, count) in [
            ("/account/activity/jwt?kind=keyCreated", 0),
            ("/admin/user/1/activity/jwt?kind=keyCreated", 2),
            ("/admin/user/1/activity/jwt?kind=signedIn", 1),
            ("/admin/activity/jwt?kind=signedIn", 2),
            ("/admin/activity/jwt?kind=signedIn&limit=1", 1),
        ] {
            let answer = app.get(path).bearer(&admin.token).send().await;
            assert_eq!(ids(&answer.has_status(200).at("/activity")).len(), count, "{path}");
        }
        assert_eq!(app.activity(&user).await.len(), 3);
    })
    .await;
}

#[actix_web::test]
async fn refuses_what_asks_for_nothing_that_there_is() {
    on_each_store(async |app| {
        let admin = app.user_with_role("admin").await;
        for path in ["/account/activity/jwt", "/admin/user/1/activity/jwt", "/admin/activity/jwt"] {
            for (query, error) in [
                ("limit=0", "limitInvalid"),
                ("limit=1001", "limitInvalid"),
                ("limit=-1", "limitInvalid"),
                ("limit=", "limitInvalid"),
                ("limit=many", "limitInvalid"),
                ("before=x", "beforeInvalid"),
                ("before=99999999999999999999", "beforeInvalid"),
                ("kind=SignedIn", "kindInvalid"),
                ("kind=", "kindInvalid"),
            ] {
                let answer = app.get(&format!("{path}?{query}")).bearer(&admin.token).send().await;
                answer.is_error(400, error);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn nobody_sees_the_record_of_somebody_else_but_an_administrator() {
    on_each_store(async |app| {
        let (user, other) = (busy(&app, 1).await, app.user_with_role("support").await);
        let admin = app.user_with_role("admin").await;
        assert!(app.activity(&other).await.iter().all(|event| event["userId"] == json!(other.id)));
        for path in ["/admin/user/1/activity/jwt", "/admin/activity/jwt"] {
            let refused = app.get(path).bearer(&other.token).send().await;
            assert_eq!(refused.has_status(403).at("/error"), json!("insufficientAccessLevel"));
        }
        let seen = app.get("/admin/user/1/activity/jwt").bearer(&admin.token).send().await;
        assert_eq!(seen.at("/activity"), Value::Array(app.activity(&user).await));
        for unknown in ["77", "abc", "0"] {
            let answer = app.get(&format!("/admin/user/{unknown}/activity/jwt")).bearer(&admin.token).send().await;
            answer.is_empty(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn it_goes_back_180_days() {
    on_each_store(async |app| {
        let user = busy(&app, 1).await;
        app.pass(DAY);
        app.apikey(&user, 1).await;
        let ports = app.house.api().ports.clone();
        app.pass(DAY * 179);
        assert_eq!(sweep(&ports).unwrap(), 0);
        app.pass(SECOND);
        assert_eq!(sweep(&ports).unwrap(), 2);
        let all = ActivityQuery { user: None, kind: None, before: None, limit: 10 };
        assert_eq!(app.store.list_activity(&all).unwrap().len(), 1);
    })
    .await;
}
