//! The picture of a curated set.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::json;

use crate::support::album::{Album, NOWHERE, PNG};
use crate::support::on_each_store;

#[actix_web::test]
async fn d15_d67_is_kept_under_the_number_of_the_set_if_it_can_be() {
    on_each_store(async |app| {
        let album = Arc::new(Album::default());
        let images = album.clone();
        let app = app.restarted_with(|house| house.images = images).await;
        let curator = app.user_with_role("curator").await;
        app.curated_set(&curator, json!({"nameEn": "none"})).await;
        app.curated_set(&curator, json!({"nameEn": "away", "img": NOWHERE})).await;
        app.curated_set(&curator, json!({"nameEn": "a test", "img": "nonsense", "test": true})).await;
        assert!(album.names().is_empty());

        let id = app.curated_set(&curator, json!({"nameEn": "one", "img": PNG})).await;
        assert_eq!(album.names(), [format!("cset-{id}")]);
        album.full.store(true, Ordering::Relaxed);
        let patch = |img: &str| app.patch("/curated-sets/1/jwt").bearer(&curator.token).json(json!({"img": img}));
        patch(PNG).send().await.has_status(200);
        album.full.store(false, Ordering::Relaxed);
        patch("nonsense").send().await.is_error(400, "imgInvalid");
        patch(PNG).send().await.has_status(200);
        assert_eq!(album.names(), ["cset-1".to_owned(), format!("cset-{id}")]);

        let body = json!({"nameEn": "x", "img": "nonsense"});
        let call = app.post("/curated-sets/jwt").bearer(&curator.token).json(body);
        call.send().await.is_error(400, "imgInvalid");
        assert_eq!(app.get("/curated-sets.json").send().await.json().as_array().unwrap().len(), 4);
        app.delete("/curated-sets/1/jwt").bearer(&curator.token).send().await.is_empty(204);
        assert_eq!(album.names(), [format!("cset-{id}")]);
    })
    .await;
}
