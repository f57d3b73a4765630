//! Keys that nobody uses.

use std::time::Duration;

use freesewing_domain::ids::UserId;
use freesewing_domain::ports::Clock as _;

use crate::support::clock::{DAY, SECOND};
use crate::support::{TestApp, TestUser, on_each_store};

const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A key that was made so long ago, and its flags in the list and on its own.
async fn flags(app: &TestApp, user: &TestUser, age: Duration, seen: Option<Duration>) -> [Option<bool>; 2] {
    let now = app.house.clock.now();
    let id = app.stored_apikey(user.id, |key| {
        (key.created_at, key.last_seen) = (now.before(age), seen.map(|ago| now.before(ago)));
    });
    let list = app.get("/apikeys/jwt").bearer(&user.token).send().await.at("/apikeys");
    let listed = list.as_array().unwrap().iter().find(|key| key["id"] == *id).unwrap().clone();
    let shown = app.get(&format!("/apikeys/{id}/jwt")).bearer(&user.token).send().await.at("/apikey");
    [listed, shown].map(|key| key.get("unused").map(|flag| flag.as_bool().unwrap()))
}

#[actix_web::test]
async fn a_key_that_nobody_used_for_a_year_is_flagged() {
    on_each_store(async |app| {
        let user = app.user().await;
        assert_eq!(flags(&app, &user, YEAR - SECOND, None).await, [None; 2]);
        assert_eq!(flags(&app, &user, YEAR, None).await, [Some(true); 2]);
        assert_eq!(flags(&app, &user, 2 * YEAR, Some(YEAR - SECOND)).await, [None; 2]);
        assert_eq!(flags(&app, &user, 2 * YEAR, Some(YEAR)).await, [Some(true); 2]);
    })
    .await;
}

#[actix_web::test]
async fn a_call_takes_the_flag_away() {
    on_each_store(async |app| {
        let user = app.user().await;
        let key = app.apikey(&user, 3).await;
        app.store.count_call(UserId(user.id), Some(key.id.parse().map(freesewing_domain::ids::ApikeyId).unwrap()), {
            app.house.clock.now().before(400 * DAY)
        });
        let list = async || app.get("/apikeys/jwt").bearer(&user.token).send().await.at("/apikeys/0");
        assert_eq!(list().await["unused"], true);
        app.get("/whoami/key").basic(&key).send().await.has_status(200);
        assert!(list().await.get("unused").is_none());
    })
    .await;
}
