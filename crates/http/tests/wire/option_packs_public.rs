//! `/option-packs`, for everybody

use serde_json::json;

use crate::option_packs::option_pack;
use crate::support::clock::START;
use crate::support::{Answer, TestApp, on_each_store};

const YAML: &str = "text/yaml; charset=utf-8";

fn is_nobody(answer: &Answer) {
    assert_eq!((answer.status, answer.text(), answer.content_type()), (404, "null\n", Some(YAML)), "{answer:?}");
}

/// Three packs as they read: the first and the last are for `aaron`.
async fn three(app: &TestApp) -> [String; 3] {
    let curator = app.user_with_role("curator").await;
    let mut id = 0;
    let mut texts = ["aaron", "bruce", "aaron"].map(str::to_owned);
    for design in &mut texts {
        id += 1;
        let mut body = json!({"design": design, "nameEn": "x", "options": {"b": 0.5, "a": 1}, "tags": ["t"]});
        *design = option_pack(id, &body);
        body["info"] = json!("for us");
        app.option_pack(&curator, body).await;
    }
    texts
}

#[actix_web::test]
async fn an_empty_list_is_a_list() {
    on_each_store(async |app| {
        app.get("/option-packs").send().await.is(200, r#"{"result":"success","optionPacks":[]}"#);
        app.get("/option-packs.json").send().await.is(200, "[]");
        assert_eq!(app.get("/option-packs.yaml").send().await.text(), "[]\n");
    })
    .await;
}

#[actix_web::test]
async fn all_are_listed_by_number() {
    on_each_store(async |app| {
        let list = three(&app).await.join(",");
        app.get("/option-packs").send().await.is(200, &format!(r#"{{"result":"success","optionPacks":[{list}]}}"#));
        app.get("/option-packs.json").send().await.is(200, &format!("[{list}]"));
    })
    .await;
}

#[actix_web::test]
async fn the_list_reads_as_yaml() {
    on_each_store(async |app| {
        app.option_pack(&app.user_with_role("curator").await, json!({"design": "aaron", "nameEn": "x"})).await;
        let yaml = app.get("/option-packs.yaml").send().await;
        assert_eq!((yaml.status, yaml.content_type()), (200, Some(YAML)));
        let text = format!(
            "- id: 1\n  createdAt: {START}\n  design: aaron\n  img: default-avatar\n  nameDe: ''\n  nameEn: x\n  nameEs: ''\n  \
             nameFr: ''\n  nameNl: ''\n  nameUk: ''\n  notesDe: ''\n  notesEn: ''\n  notesEs: ''\n  notesFr: ''\n  \
             notesNl: ''\n  notesUk: ''\n  tags: []\n  options: {{}}\n  updatedAt: {START}\n"
        );
        assert_eq!(yaml.text(), text);
    })
    .await;
}

#[actix_web::test]
async fn one_reads_as_an_answer_and_as_a_document() {
    on_each_store(async |app| {
        let [first, ..] = three(&app).await;
        let head =
            r#""provider":"FreeSewing.org","type":"optionPack","about":"Contains curated options for a given design""#;
        for id in ["1", "1abc", "1.5"] {
            let answer = app.get(&format!("/option-packs/{id}")).send().await;
            answer.is(200, &format!(r#"{{"result":"success","optionPack":{first}}}"#));
            let document = app.get(&format!("/option-packs/{id}.json")).send().await;
            document.is(200, &format!("{{{head},{}", &first[1..]));
        }
        let yaml = app.get("/option-packs/1.yaml").send().await;
        assert_eq!((yaml.status, yaml.content_type()), (200, Some(YAML)));
        let start =
            "provider: FreeSewing.org\ntype: optionPack\nabout: Contains curated options for a given design\nid: 1\n";
        assert!(yaml.text().starts_with(start), "{yaml:?}");
        assert!(yaml.text().contains("\ntags:\n  - t\noptions:\n  b: 0.5\n  a: 1\nupdatedAt: "), "{yaml:?}");
    })
    .await;
}

#[actix_web::test]
async fn d53_the_name_of_a_design_lists_its_packs() {
    on_each_store(async |app| {
        let [first, _, last] = three(&app).await;
        for design in ["aaron", "AARON", "%61aron"] {
            let answer = app.get(&format!("/option-packs/{design}")).send().await;
            answer.is(200, &format!(r#"{{"result":"success","optionPacks":[{first},{last}]}}"#));
            app.get(&format!("/option-packs/{design}.json")).send().await.is(200, &format!("[{first},{last}]"));
            let yaml = app.get(&format!("/option-packs/{design}.yaml")).send().await;
            assert_eq!((yaml.status, yaml.content_type()), (200, Some(YAML)));
            assert_eq!(yaml.text().matches("\n  design: aaron\n").count(), 2, "{yaml:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d06_d68_what_names_nothing_is_not_found() {
    on_each_store(async |app| {
        three(&app).await;
        for id in ["999", "0", "-1", "carlton", "jwt", "key", "suggest", "99999999999999999999"] {
            app.get(&format!("/option-packs/{id}")).send().await.is_empty(404);
            app.get(&format!("/option-packs/{id}.json")).send().await.is_empty(404);
            is_nobody(&app.get(&format!("/option-packs/{id}.yaml")).send().await);
        }
    })
    .await;
}

#[actix_web::test]
async fn d52_what_curators_note_for_themselves_is_not_shown() {
    on_each_store(async |app| {
        three(&app).await;
        for path in ["", ".json", ".yaml", "/1", "/1.json", "/1.yaml", "/aaron", "/aaron.json", "/aaron.yaml"] {
            let answer = app.get(&format!("/option-packs{path}")).send().await;
            assert!(!answer.has_status(200).text().contains("info"), "{answer:?}");
        }
    })
    .await;
}
