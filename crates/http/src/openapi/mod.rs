//! The API's description of itself: paperclip collects it from the handlers, [`document`] puts the finishing touches
//! to it, [`ui`] shows it.
//!
//! It is made before the program is, into `assets/openapi.json`: making it takes as long as all else at the start, and
//! 16 MB that would never come back. `scripts/check-openapi --renew` makes it anew, and a test says when that is due.

pub(crate) mod errors;
pub mod ui;

use std::collections::HashSet;

use paperclip::actix::OpenApiExt as _;
use serde_json::{Map, Value, json};

use crate::routes;

/// Members that are `null` when there is nothing to tell.
const NULLABLE: [&str; 19] = [
    "lastSeen",
    "updatedAt",
    "perMinute",
    "perDay",
    "answer",
    "next",
    "mailFolder",
    "lastBackup",
    "schema",
    "bytes",
    "walBytes",
    "freeBytes",
    "folder",
    "oldestSince",
    "lastDelivered",
    "lastFailure",
    "place",
    "files",
    "working",
];

/// The document as it was made, for a server at [`SOMEWHERE`].
const MADE: &str = include_str!("../../assets/openapi.json");

/// What stands for the server's address in it.
pub const SOMEWHERE: &str = "https://backend.example.com";

/// The document of a server that callers reach at `url`: what [`document`] would make.
#[must_use]
pub fn made(url: &str) -> String {
    let quoted = |url: &str| Value::from(url).to_string();
    MADE.replacen(&quoted(SOMEWHERE), &quoted(url), 1)
}

/// Makes the OpenAPI document (3.0.3) from the handlers, for a server that callers reach at `url`.
#[must_use]
pub fn document(url: &str) -> Value {
    let mut document = collected();
    if let Some(root) = document.as_object_mut() {
        root.insert("openapi".to_owned(), "3.0.3".into());
        root.insert("info".to_owned(), info());
        root.insert("servers".to_owned(), servers(url));
        root.insert("tags".to_owned(), tags());
    }
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.insert("securitySchemes".to_owned(), security_schemes());
    }
    mark_nullable(&mut document);
    free_what_has_no_type(&mut document);
    let mut seen = HashSet::new();
    for operation in operations(&mut document) {
        trim_description(operation);
        make_id_unique(operation, &mut seen);
        correct_error_types(operation);
        call_sheets_text(operation);
    }
    document
}

/// What paperclip collects.
fn collected() -> Value {
    let mut collected = Value::Null;
    let _ = actix_web::App::new().wrap_api().configure(routes::document).with_raw_json_spec_v3(|app, document| {
        collected = document;
        app
    });
    collected
}

fn info() -> Value {
    json!({
        "title": "FreeSewing backend API",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Body measurements and made-to-measure patterns, open to everybody.\n\n\
            Sign up, make an API key, and use it from your own scripts: send its id and secret by HTTP Basic \
            authentication to the paths that end in `/key`. A token from signing in goes to the paths that end in \
            `/jwt`. Use, don't abuse.",
        "license": { "name": "MIT", "url": "https://opensource.org/license/mit" },
    })
}

/// The page below `/docs` tries things on the server that it came from, under whatever name it was reached.
fn servers(url: &str) -> Value {
    json!([
        { "url": "/", "description": "This server." },
        { "url": url, "description": "Its public address." },
    ])
}

fn tags() -> Value {
    json!([
        { "name": "Sign up and sign in", "description": "Get an account, and a token." },
        { "name": "Account", "description": "Your account." },
        { "name": "People", "description": "Other people, and what is kept of somebody." },
        { "name": "API keys", "description": "Keys for your scripts." },
        { "name": "Measurement sets", "description": "Measurements of one body, under a name." },
        { "name": "Patterns", "description": "Designs, and the settings with which you had them drafted." },
        { "name": "Bookmarks", "description": "What you would like to find again." },
        { "name": "Curated sets", "description": "Measurements of typical bodies, kept by curators for everybody." },
        { "name": "Option packs", "description": "Options for a design that curators found to go well together." },
        { "name": "Suggestions", "description": "What people propose to the curators." },
        { "name": "FreeSewing at GitHub", "description": "Report faults, ask questions, propose posts." },
        { "name": "Public data", "description": "What everybody may read." },
        { "name": "Newsletter", "description": "Get the newsletter, or no longer; needs no account." },
        { "name": "Translation", "description": "Help to translate FreeSewing." },
        { "name": "Asking for more", "description": "More calls than usual, for big projects." },
        { "name": "Administration", "description": "For maintainers." },
        { "name": "Pictures", "description": "Pictures of sets, patterns and posts." },
        { "name": "Health", "description": "What the server is, and whether it is alive and ready." },
    ])
}

fn security_schemes() -> Value {
    json!({
        "token": {
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "The token from signing in.",
        },
        "apikey": {
            "type": "http", "scheme": "basic",
            "description": "The id of an API key as user name, its secret as password.",
        },
    })
}

fn operations(document: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    let items = paths.into_iter().flat_map(|paths| paths.values_mut());
    items.filter_map(Value::as_object_mut).flat_map(|item| item.values_mut()).filter_map(Value::as_object_mut)
}

/// Comments keep the blank behind `///`.
fn trim_description(operation: &mut Map<String, Value>) {
    for member in ["summary", "description"] {
        if let Some(Value::String(text)) = operation.get_mut(member) {
            *text = text.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned();
        }
    }
}

/// A handler stands at two paths, and each operation needs an id of its own.
fn make_id_unique(operation: &mut Map<String, Value>, seen: &mut HashSet<String>) {
    let by_apikey = operation.get("security").is_some_and(|security| security.to_string().contains("apikey"));
    if let Some(Value::String(id)) = operation.get_mut("operationId") {
        if by_apikey && !id.ends_with("Apikey") || seen.contains(id.as_str()) {
            id.push_str("ByKey");
        }
        seen.insert(id.clone());
    }
}

/// An operation that answers in another form than JSON does so only when it succeeds.
fn correct_error_types(operation: &mut Map<String, Value>) {
    let answers = operation.get_mut("responses").and_then(Value::as_object_mut);
    for (_, answer) in answers.into_iter().flatten().filter(|(code, _)| code.as_str() >= "400") {
        if let Some(Value::Object(content)) = answer.get_mut("content") {
            let bodies = std::mem::take(content).into_iter();
            *content = bodies.map(|(_, body)| ("application/json".to_owned(), body)).collect();
        }
    }
}

/// Paperclip gives every form of an answer the schema of one; a sheet is text.
fn call_sheets_text(operation: &mut Map<String, Value>) {
    let answers = operation.get_mut("responses").and_then(Value::as_object_mut);
    for (_, answer) in answers.into_iter().flatten() {
        if let Some(sheet) = answer.pointer_mut("/content/text~1csv") {
            *sheet = json!({ "schema": { "type": "string" } });
        }
    }
}

fn mark_nullable(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get_mut("properties") {
                for (_, schema) in properties.iter_mut().filter(|(name, _)| NULLABLE.contains(&name.as_str())) {
                    if let Some(schema) = schema.as_object_mut() {
                        schema.insert("nullable".to_owned(), true.into());
                    }
                }
            }
            map.values_mut().for_each(mark_nullable);
        }
        Value::Array(items) => items.iter_mut().for_each(mark_nullable),
        _ => {}
    }
}

/// Paperclip calls an object what has no type at all, and so may be anything. A real object says something about its
/// members.
fn free_what_has_no_type(value: &mut Value) {
    match value {
        Value::Object(map) => {
            let says_more = ["properties", "additionalProperties", "allOf"].iter().any(|word| map.contains_key(*word));
            if map.get("type").is_some_and(|kind| kind == "object") && !says_more {
                map.remove("type");
            }
            map.values_mut().for_each(free_what_has_no_type);
        }
        Value::Array(items) => items.iter_mut().for_each(free_what_has_no_type),
        _ => {}
    }
}
