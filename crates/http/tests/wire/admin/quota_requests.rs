//! `/admin/quota-requests/…`

use freesewing_domain::limits::Limits;
use freesewing_domain::mail::Letter;
use serde_json::json;

use crate::support::on_each_store;

#[actix_web::test]
async fn maintainers_see_who_asks_the_oldest_first() {
    on_each_store(async |app| {
        let (ann, bob, admin) = (app.user().await, app.user().await, app.user_with_role("admin").await);
        let asked = [ann.id, bob.id].map(|user| app.stored_quota_request(user));
        let list = async |query: &str| {
            let answer = app.get(&format!("/admin/quota-requests/jwt{query}")).bearer(&admin.token).send().await;
            let requests = answer.has_status(200).at("/quotaRequests");
            requests.as_array().unwrap().iter().map(|request| request["id"].as_i64().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(list("").await, asked);
        let answer = app.get("/admin/quota-requests/jwt?limit=1").bearer(&admin.token).send().await;
        let first = app.get("/quota-requests/jwt").bearer(&ann.token).send().await.at("/quotaRequests/0");
        let shown = answer.at("/quotaRequests/0");
        assert_eq!((&shown["userId"], &shown["username"]), (&json!(ann.id), &ann.account["username"]));
        assert!(first.as_object().unwrap().iter().all(|(name, value)| shown[name] == *value), "{shown}");
        let path = format!("/admin/quota-requests/{}/grant/jwt", asked[0]);
        app.post(&path).bearer(&admin.token).send().await.has_status(200);
        for (query, listed) in [
            ("", &asked[1..]),
            ("?state=pending", &asked[1..]),
            ("?state=granted", &asked[..1]),
            ("?state=declined", &[]),
            ("?state=all", &asked[..]),
            ("?state=nonsense", &asked[1..]),
            ("?state=all&limit=1", &asked[..1]),
            (&format!("?state=all&limit=1&after={}", asked[0]), &asked[1..]),
            ("?state=all&limit=1000&after=x", &asked[..]),
        ] {
            assert_eq!(list(query).await, listed, "{query}");
        }
        for limit in ["0", "1001", "-1", "x", "1.5", ""] {
            let path = format!("/admin/quota-requests/jwt?limit={limit}");
            app.get(&path).bearer(&admin.token).send().await.is_error(400, "limitInvalid");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_granted_holds_and_whoever_asked_gets_a_mail() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let id = app.stored_quota_request(user.id);
        app.outbox();
        let path = format!("/admin/quota-requests/{id}/grant/jwt");
        let body = json!({"answer": "Have fun!", "perMinute": 3000});
        let answer = app.post(&path).bearer(&admin.token).json(body).send().await;
        answer.has_status(200);
        let decision = &answer.at("/quotaRequest")["decision"];
        assert_eq!(answer.text_at("/quotaRequest/state"), "granted");
        assert_eq!(answer.at("/quotaRequest/decidedBy"), json!(admin.id));
        assert_eq!((&decision["perMinute"], &decision["perDay"]), (&json!(3000), &json!(100_000)));
        assert_eq!(decision["answer"], "Have fun!");
        let granted = Limits { per_minute: Some(3_000), per_day: Some(100_000) };
        assert_eq!(app.stored_user(user.id).limits, granted);
        let mail = app.only_mail();
        assert_eq!(mail.to.as_str(), user.email);
        assert_eq!(mail.letter, Letter::QuotaGranted { granted, answer: Some("Have fun!".into()) });
    })
    .await;
}

#[actix_web::test]
async fn a_request_is_declined_with_a_reason() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let key = app.apikey(&admin, 9).await;
        let id = app.stored_quota_request(user.id);
        app.outbox();
        let path = format!("/admin/quota-requests/{id}/decline/key");
        for (body, error) in [
            (json!({}), "postBodyMissing"),
            (json!({"reason": "x"}), "answerMissing"),
            (json!({"answer": "  "}), "answerMissing"),
            (json!({"answer": ["x"]}), "answerMissing"),
            (json!({"answer": "x".repeat(2_001)}), "answerTooLong"),
        ] {
            app.post(&path).basic(&key).json(body).send().await.is_error(400, error);
        }
        assert_eq!(app.outbox().len(), 0);
        let answer = app.post(&path).basic(&key).json(json!({"answer": "Too much"})).send().await;
        assert_eq!(answer.has_status(200).text_at("/quotaRequest/state"), "declined");
        assert_eq!(app.stored_user(user.id).limits, Limits::default());
        let asked = Limits { per_minute: Some(6_000), per_day: Some(100_000) };
        assert_eq!(app.only_mail().letter, Letter::QuotaDeclined { asked, reason: "Too much".into() });
    })
    .await;
}

#[actix_web::test]
async fn a_grant_that_makes_no_sense_decides_nothing() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let id = app.stored_quota_request(user.id);
        let path = format!("/admin/quota-requests/{id}/grant/jwt");
        for (body, error) in [
            (json!({"perMinute": 0}), "quotaInvalid"),
            (json!({"perDay": "5"}), "quotaInvalid"),
            (json!({"perDay": 1_000_000_001}), "quotaInvalid"),
            (json!({"answer": "x".repeat(2_001)}), "answerTooLong"),
        ] {
            app.post(&path).bearer(&admin.token).json(body).send().await.is_error(400, error);
        }
        assert_eq!(app.stored_user(user.id).limits, Limits::default());
        app.post(&path).bearer(&admin.token).send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn nobody_decides_twice_or_what_is_gone() {
    on_each_store(async |app| {
        let (user, admin) = (app.user().await, app.user_with_role("admin").await);
        let id = app.stored_quota_request(user.id);
        let decide = async |id: &str, how: &str| {
            let path = format!("/admin/quota-requests/{id}/{how}/jwt");
            app.post(&path).bearer(&admin.token).json(json!({"answer": "x"})).send().await
        };
        decide(&id.to_string(), "decline").await.has_status(200);
        for how in ["grant", "decline"] {
            decide(&id.to_string(), how).await.is_error(400, "quotaRequestDecided");
            for unknown in ["999999", "abc"] {
                decide(unknown, how).await.is_empty(404);
            }
        }
        assert_eq!(app.stored_user(user.id).limits, Limits::default());
        let second = app.stored_quota_request(user.id);
        app.delete("/account/jwt").bearer(&user.token).send().await.has_status(200);
        app.outbox();
        decide(&second.to_string(), "grant").await.is_empty(404);
        let listed = app.get("/admin/quota-requests/jwt?state=all").bearer(&admin.token).send().await;
        listed.is(200, r#"{"result":"success","quotaRequests":[]}"#);
        assert_eq!(app.outbox().len(), 0);
    })
    .await;
}
