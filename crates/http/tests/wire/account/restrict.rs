//! Disabling the own account.

use freesewing_domain::user::Status;

use crate::support::clock::HOUR;
use crate::support::on_each_store;

#[actix_web::test]
async fn d46_an_account_is_disabled_by_get() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        app.pass(HOUR / 2);
        let answer = app.get("/account/restrict/jwt").bearer(&user.token).send().await;
        answer.is(200, r#"{"result":"success","data":{}}"#);
        let stored = app.stored_user(user.id);
        assert_eq!((stored.status, stored.updated_at), (Status::Disabled, stored.last_seen));
        app.get("/account/jwt").bearer(&user.token).send().await.is_unauthorized();
        app.get("/account/key").basic(&key).send().await.is_challenge();
        app.get("/whoami/jwt").bearer(&user.token).send().await.is_nested_error(401, "accountDisabled");
        app.get("/users/user-1").send().await.has_status(200);
    })
    .await;
}

#[actix_web::test]
async fn a_key_may_do_it_too() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 4).await;
        app.get("/account/restrict/key").basic(&key).send().await.is(200, r#"{"result":"success","data":{}}"#);
        app.get("/account/restrict/key").basic(&key).send().await.is_challenge();
    })
    .await;
}

#[actix_web::test]
async fn d23_a_script_of_level_3_may_not() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        let answer = app.get("/account/restrict/key").basic(&key).send().await;
        answer.is_error(403, "insufficientAccessLevel");
        assert_eq!(app.stored_user(user.id).status, Status::Active);
    })
    .await;
}
