//! `/option-packs`, for curators

mod create;
mod delete;
mod picture;
mod update;

use serde_json::Value;

use crate::support::clock::START;

/// How an option pack reads, but for what is in `changed`. It was made at the start of the clock, for `aaron`.
pub(crate) fn option_pack(id: i64, changed: &Value) -> String {
    let text = |name: &str, default: &str| changed.get(name).map_or_else(|| default.to_owned(), Value::to_string);
    let (design, img) = (text("design", r#""aaron""#), text("img", r#""default-avatar""#));
    let mut members = vec![format!(r#""id":{id},"createdAt":"{START}","design":{design},"img":{img}"#)];
    for member in ["name", "notes"] {
        for language in ["De", "En", "Es", "Fr", "Nl", "Uk"] {
            let name = format!("{member}{language}");
            members.push(format!(r#""{name}":{}"#, text(&name, r#""""#)));
        }
    }
    let updated = text("updatedAt", &format!(r#""{START}""#));
    let (tags, options) = (text("tags", "[]"), text("options", "{}"));
    members.push(format!(r#""tags":{tags},"options":{options},"updatedAt":{updated}"#));
    format!("{{{}}}", members.join(","))
}
