//! `/curated-sets`, for curators

mod clone;
mod create;
mod delete;
mod picture;
mod update;

use serde_json::{Map, Value};

use crate::support::clock::START;

/// How a curated set reads, but for what is in `changed`. It was made at the start of the clock.
pub(crate) fn curated_set(id: i64, changed: &Value) -> String {
    let text = |name: &str, default: &str| changed.get(name).map_or_else(|| default.to_owned(), Value::to_string);
    let mut members = vec![format!(r#""id":{id},"createdAt":"{START}","height":{}"#, text("height", "1"))];
    for member in ["name", "notes"] {
        for language in ["De", "En", "Es", "Fr", "Nl", "Uk"] {
            let name = format!("{member}{language}");
            members.push(format!(r#""{name}":{}"#, text(&name, r#""""#)));
        }
    }
    let updated = text("updatedAt", &format!(r#""{START}""#));
    let (tags, measies) = (text("tags", "{}"), text("measies", "{}"));
    let published = text("published", "false");
    members.push(format!(r#""tags":{tags},"measies":{measies},"updatedAt":{updated},"published":{published}"#));
    format!("{{{}}}", members.join(","))
}

/// The same as a body to send; `updatedAt` and `published` cannot be sent to keep one.
pub(crate) fn body(changed: &Value) -> Value {
    let mut body: Map<_, _> = changed.as_object().unwrap().clone();
    body.retain(|name, _| name != "updatedAt" && name != "published");
    body.into()
}
