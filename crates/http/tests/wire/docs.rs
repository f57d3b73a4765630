//! `/docs`, and the OpenAPI document.

use std::collections::{BTreeMap, BTreeSet};

use freesewing_http::openapi::document;
use freesewing_http::routes::{Door, Scheme, declared};
use serde_json::{Value, json};

use crate::support::house::URL;
use crate::support::on_each_store;

/// Every operation, by method and path.
fn operations() -> BTreeMap<(String, String), Value> {
    let document = document(URL);
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.insert((path.clone(), method.to_uppercase()), operation.clone());
        }
    }
    operations
}

#[actix_web::test]
async fn docs_without_a_slash_leads_to_the_page() {
    on_each_store(async |app| {
        let answer = app.get("/docs").send().await;
        assert_eq!(answer.has_status(301).header("location"), Some("/docs/"));
    })
    .await;
}

#[actix_web::test]
async fn everything_unknown_below_docs_is_the_page() {
    on_each_store(async |app| {
        let page = app.get("/docs/").send().await;
        assert_eq!(page.has_status(200).content_type(), Some("text/html; charset=utf-8"));
        assert!(page.text().contains("swagger-ui"));
        for path in ["/docs/nope", "/docs/a/b", "/Docs/", "/docs/index.html", "/docs/oauth2-redirect.html"] {
            let same = app.get(path).send().await;
            assert_eq!((same.status, &same.body), (200, &page.body), "{path}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_assets_have_their_types() {
    on_each_store(async |app| {
        for (path, media_type) in [
            ("/docs/swagger-ui.css", "text/css"),
            ("/docs/swagger-ui-bundle.js", "application/javascript"),
            ("/docs/swagger-ui-init.js", "application/javascript; charset=utf-8"),
            ("/docs/try-as.js", "application/javascript; charset=utf-8"),
            ("/docs/docs.css", "text/css; charset=UTF-8"),
            ("/docs/openapi.json", "application/json; charset=utf-8"),
            ("/docs/favicon-16x16.png", "image/png"),
        ] {
            let answer = app.get(path).send().await;
            let seen = answer.has_status(200).content_type().unwrap();
            assert!(seen.starts_with(media_type) || seen == media_type.replace("application", "text"), "{answer:?}");
            assert!(!answer.body.is_empty());
        }
    })
    .await;
}

#[actix_web::test]
async fn the_page_loads_nothing_from_other_hosts() {
    on_each_store(async |app| {
        for path in ["/docs/", "/docs/swagger-ui-init.js", "/docs/try-as.js", "/docs/docs.css", "/docs/anything"] {
            let answer = app.get(path).send().await;
            let text = answer.text();
            assert!(!text.contains("://") && !text.contains("\"//"), "{answer:?}");
        }
        let page = app.get("/docs/").send().await;
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'self'") && !policy.contains("http"), "{policy}");
        assert!(!policy.contains("script-src"), "scripts keep to the default: {policy}");
    })
    .await;
}

#[actix_web::test]
async fn what_is_served_is_the_document() {
    on_each_store(async |app| {
        let served = app.get("/docs/openapi.json").send().await;
        // Not assert_eq, which would print half a million characters twice.
        assert!(served.has_status(200).json() == document(URL), "out of date; run scripts/check-openapi --renew");
    })
    .await;
}

#[test]
fn the_document_says_what_it_is() {
    let document = document(URL);
    assert_eq!(document["openapi"], json!("3.0.3"));
    assert_eq!(document["info"]["title"], json!("FreeSewing backend API"));
    let servers = document["servers"].as_array().unwrap();
    assert!(servers.iter().any(|server| server["url"] == json!(URL)), "{servers:?}");
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!(schemes["token"]["scheme"], json!("bearer"));
    assert_eq!(schemes["apikey"]["scheme"], json!("basic"));
}

#[test]
fn every_declared_route_is_in_the_document_and_no_other() {
    let documented: BTreeSet<_> = operations().into_keys().collect();
    let declared: BTreeSet<_> = declared().iter().map(|route| (route.path.clone(), route.method.to_string())).collect();
    assert_eq!(documented, declared);
}

#[test]
fn every_operation_says_what_it_does() {
    let known: BTreeSet<_> =
        document(URL)["tags"].as_array().unwrap().iter().map(|tag| tag["name"].clone().to_string()).collect();
    let mut ids = BTreeSet::new();
    for (at, operation) in operations() {
        let summary = operation["summary"].as_str().unwrap_or_default();
        assert!(!summary.is_empty() && summary == summary.trim(), "{at:?}: {summary:?}");
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{at:?} has no id"));
        assert!(ids.insert(id.to_owned()), "{at:?}: {id} is not unique");
        let tags = operation["tags"].as_array().unwrap();
        assert!(!tags.is_empty() && tags.iter().all(|tag| known.contains(&tag.to_string())), "{at:?}");
    }
}

#[test]
fn an_operation_asks_for_a_credential_where_its_door_does() {
    let operations = operations();
    for route in declared() {
        let operation = &operations[&(route.path.clone(), route.method.to_string())];
        let security = operation.get("security").cloned().unwrap_or_else(|| json!([]));
        let expected = match route.door {
            Door::Open => json!([]),
            Door::Guest(_) => json!([{"token": []}]),
            Door::Signed(needs) if needs.scheme == Scheme::Jwt => json!([{"token": []}]),
            Door::Signed(_) => json!([{"apikey": []}]),
        };
        assert_eq!(security, expected, "{route:?}");
    }
}

#[test]
fn an_operation_takes_a_body_where_its_handler_does() {
    for ((path, method), operation) in operations() {
        let is_copy = path.contains("/clone/") && !path.starts_with("/curated-sets/");
        let names_all = ["/curated-sets/from/", "/apikeys/revoke/"].iter().any(|start| path.starts_with(start));
        let bodiless = method == "GET" || method == "DELETE" || is_copy || names_all;
        let body = operation.pointer("/requestBody/content/application~1json/schema");
        assert_eq!(body.is_none(), bodiless, "{method} {path}");
    }
}

#[test]
fn what_varies_in_a_path_is_a_parameter_of_its_own() {
    for ((path, method), operation) in operations() {
        let in_path: BTreeSet<_> =
            path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned).collect();
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        let named: BTreeSet<_> = parameters
            .iter()
            .filter(|parameter| parameter["in"] == json!("path") && parameter["required"] == json!(true))
            .map(|parameter| parameter["name"].as_str().unwrap().to_owned())
            .collect();
        let beside = parameters.iter().filter(|parameter| parameter["in"] == json!("query")).count();
        assert_eq!((named.len() + beside, &named), (parameters.len(), &in_path), "{method} {path}");
    }
}

#[test]
fn every_operation_says_how_it_can_fail() {
    for ((path, method), operation) in operations() {
        let codes: BTreeSet<_> = operation["responses"].as_object().unwrap().keys().cloned().collect();
        let has = |code: &str| codes.contains(code);
        assert!(has("200") || has("201") || has("204"), "{method} {path}: {codes:?}");
        assert!(has("400") && has("500"), "{method} {path}: {codes:?}");
        let signed = path.ends_with("/jwt") || path.ends_with("/key");
        assert!(!signed || (has("401") && has("403")), "{method} {path}: {codes:?}");
        assert!(!path.contains('{') || has("404"), "{method} {path}: {codes:?}");
    }
}

#[test]
fn a_refusal_for_lack_of_level_is_documented_with_both_levels() {
    let document = document(URL);
    for ((path, method), operation) in operations() {
        if !(path.ends_with("/jwt") || path.ends_with("/key")) {
            continue;
        }
        let schema = &operation["responses"]["403"]["content"]["application/json"]["schema"]["$ref"];
        let schema = document.pointer(schema.as_str().unwrap().trim_start_matches('#')).unwrap();
        for member in ["required", "level"] {
            assert_eq!(schema["properties"][member]["type"], json!("integer"), "{method} {path}");
        }
        assert_eq!(schema["required"], json!(["error", "result"]), "{method} {path}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document(URL);
    let text = document.to_string();
    for rest in text.split(r##""$ref":"#"##).skip(1) {
        let pointer = rest.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
    assert!(text.contains(r##""$ref":"#/components/schemas/AccountAnswer""##));
}

#[test]
fn the_operations_are_these() {
    let list: Vec<_> = operations()
        .iter()
        .map(|((path, method), operation)| {
            let text = |member: &str| operation[member].as_str().unwrap_or_default().to_owned();
            let good = operation["responses"].as_object().unwrap().keys().find(|code| code.starts_with('2'));
            format!("{method} {path} {} = {}: {}", good.unwrap(), text("operationId"), text("summary"))
        })
        .collect();
    insta::assert_snapshot!(list.join("\n"));
}
