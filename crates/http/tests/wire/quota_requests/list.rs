//! `GET /quota-requests/{auth}`

use serde_json::json;

use crate::support::clock::SECOND;
use crate::support::on_each_store;

#[actix_web::test]
async fn the_latest_is_first_and_shows_what_became_of_it() {
    on_each_store(async |app| {
        let (user, other, admin) = (app.user().await, app.user().await, app.user_with_role("admin").await);
        let first = app.stored_quota_request(user.id);
        app.stored_quota_request(other.id);
        app.pass(SECOND);
        let path = format!("/admin/quota-requests/{first}/decline/jwt");
        app.post(&path).bearer(&admin.token).json(json!({"answer": "Too much"})).send().await.has_status(200);
        let second = app.stored_quota_request(user.id);
        let listed = app.get("/quota-requests/jwt").bearer(&user.token).send().await;
        let requests = listed.has_status(200).at("/quotaRequests");
        let ids: Vec<_> = requests.as_array().unwrap().iter().map(|request| request["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, [second, first]);
        assert_eq!((listed.text_at("/quotaRequests/0/state"), requests[0].get("decision")), ("pending".into(), None));
        assert_eq!(listed.text_at("/quotaRequests/1/state"), "declined");
        let decision = json!({
            "at": listed.text_at("/quotaRequests/1/decision/at"),
            "answer": "Too much",
            "perMinute": null,
            "perDay": null,
        });
        assert_eq!(requests[1]["decision"], decision);
        assert!(!listed.text().contains("decidedBy"), "who decided is the maintainers' business");
    })
    .await;
}

#[actix_web::test]
async fn what_somebody_asked_for_is_theirs_to_take_along() {
    on_each_store(async |app| {
        let user = app.user().await;
        app.stored_quota_request(user.id);
        let listed = app.get("/quota-requests/jwt").bearer(&user.token).send().await;
        let answer = app.get("/account/export/jwt").bearer(&user.token).send().await;
        let address = answer.has_status(200).text_at("/data");
        let path = format!("/exports/{}", address.rsplit('/').next().unwrap());
        let file = app.get(&path).send().await;
        assert_eq!(file.has_status(200).at("/quotaRequests"), listed.at("/quotaRequests"));
    })
    .await;
}
