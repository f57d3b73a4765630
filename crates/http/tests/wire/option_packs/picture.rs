//! The picture of an option pack.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::support::album::{Album, NOWHERE, PNG};
use crate::support::on_each_store;

#[actix_web::test]
async fn d15_d67_is_kept_under_the_number_of_the_pack_if_it_can_be() {
    on_each_store(async |app| {
        let album = Arc::new(Album::default());
        let images = album.clone();
        let app = app.restarted_with(|house| house.images = images).await;
        let curator = app.user_with_role("curator").await;
        let create = async |more: Value| {
            let mut body = json!({"design": "aaron", "nameEn": "x"});
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            app.post("/option-packs/jwt").bearer(&curator.token).json(body).send().await
        };
        for (sent, img) in [
            (json!({"img": NOWHERE}), "default-avatar"),
            (json!({"img": "nonsense", "test": true}), "opack-2"),
            (json!({"img": PNG}), "opack-3"),
        ] {
            assert_eq!(create(sent).await.has_status(201).at("/optionPack/img"), json!(img));
        }
        assert_eq!(album.names(), ["opack-3"]);
        create(json!({"img": "nonsense"})).await.is_error(400, "imgInvalid");
        let patch = |img: &str| app.patch("/option-packs/1/jwt").bearer(&curator.token).json(json!({"img": img}));
        patch("nonsense").send().await.is_error(400, "imgInvalid");
        assert_eq!(patch(NOWHERE).send().await.at("/optionPack/img"), json!("default-avatar"));
        album.full.store(true, Ordering::Relaxed);
        assert_eq!(create(json!({"img": PNG})).await.has_status(201).at("/optionPack/img"), json!("default-avatar"));
        assert_eq!(patch(PNG).send().await.has_status(200).at("/optionPack/img"), json!("default-avatar"));
        assert_eq!(app.get("/option-packs/1").send().await.at("/optionPack/img"), json!("default-avatar"));
        album.full.store(false, Ordering::Relaxed);
        assert_eq!(patch(PNG).send().await.at("/optionPack/img"), json!("opack-1"));
        app.delete("/option-packs/3/jwt").bearer(&curator.token).send().await.is_empty(204);
        assert_eq!(album.names(), ["opack-1"]);
    })
    .await;
}
