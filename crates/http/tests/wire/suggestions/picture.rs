//! The picture that comes with a proposed set.

use std::sync::Arc;

use serde_json::json;

use crate::support::album::{Album, NOWHERE, PNG};
use crate::support::on_each_store;

#[actix_web::test]
async fn d08_goes_with_the_suggestion_or_to_the_curated_set() {
    on_each_store(async |app| {
        let album = Arc::new(Album::default());
        let images = album.clone();
        let app = app.restarted_with(|house| house.images = images).await;
        let curator = app.user_with_role("curator").await;
        let set = app.set(&curator, json!({"name": "a"})).await;
        let suggest = |img: &str| {
            let body = json!({"set": set, "height": "166cm", "name": "me", "img": img});
            app.post("/curated-sets/suggest/jwt").bearer(&curator.token).json(body)
        };
        suggest("nonsense").send().await.is_error(400, "imgInvalid");
        let [removed, accepted, without] = [PNG, PNG, NOWHERE].map(suggest);
        let removed = removed.send().await.text_at("/submission/id");
        let accepted = accepted.send().await.text_at("/submission/id");
        let without = without.send().await.text_at("/submission/id");
        assert_eq!(album.names().len(), 2);

        let call = app.delete(&format!("/suggested-sets/{removed}/jwt")).bearer(&curator.token);
        call.send().await.has_status(200);
        assert_eq!(album.names(), [format!("sugset-{accepted}")]);
        for id in [accepted, without] {
            let call = app.post(&format!("/curated-sets/from/{id}/jwt")).bearer(&curator.token);
            call.send().await.has_status(200);
        }
        assert_eq!(album.names(), ["cset-1"]);
    })
    .await;
}
