//! What may be kept on the way, and how it is asked for again.

mod compression;
mod personal;
mod public;

use serde_json::json;

use crate::support::{TestApp, TestUser};

/// Where everything is that everybody may have, after [`things`].
const PUBLIC: [&str; 18] = [
    "/sets/1.json",
    "/sets/1.yaml",
    "/patterns/1.json",
    "/patterns/1.yaml",
    "/curated-sets",
    "/curated-sets.json",
    "/curated-sets.yaml",
    "/curated-sets/1",
    "/curated-sets/1.json",
    "/curated-sets/1.yaml",
    "/option-packs",
    "/option-packs.json",
    "/option-packs.yaml",
    "/option-packs/1",
    "/option-packs/1.json",
    "/option-packs/1.yaml",
    "/option-packs/aaron",
    "/option-packs/Aaron.yaml",
];

/// One of everything that everybody may have, each too long to be sent plain to who takes it compressed. Kept by the one
/// who may.
async fn things(app: &TestApp) -> TestUser {
    let curator = app.user_with_role("curator").await;
    let notes = "Once upon a time there was a pair of trousers. ".repeat(40);
    app.set(&curator, json!({"name": "a", "notes": notes, "measies": {"chest": 1000}, "public": true})).await;
    let pattern = json!({"name": "a", "notes": notes, "design": "aaron", "settings": {"sa": 10}, "public": true});
    app.pattern(&curator, pattern).await;
    app.curated_set(&curator, json!({"nameEn": "a", "notesEn": notes, "height": 170})).await;
    app.option_pack(&curator, json!({"nameEn": "a", "notesEn": notes, "design": "aaron", "options": {"a": 1}})).await;
    curator
}
