//! `/curated-sets`, for everybody

use serde_json::{Value, json};

use crate::curated_sets::curated_set;
use crate::support::clock::START;
use crate::support::{Answer, TestApp, on_each_store};

const YAML: &str = "text/yaml; charset=utf-8";

fn is_nobody(answer: &Answer) {
    assert_eq!((answer.status, answer.text(), answer.content_type()), (404, "null\n", Some(YAML)), "{answer:?}");
}

/// Three sets; the numbers go by when they were made.
async fn three(app: &TestApp) -> [Value; 3] {
    let curator = app.user_with_role("curator").await;
    let sets = [
        json!({"nameEn": "tall", "height": 180, "tags": ["a", "b"], "measies": {"chest": 1000}}),
        json!({"nameEn": "small", "height": 160}),
        json!({"nameEn": "small too", "height": 160, "notesEn": "n"}),
    ];
    for set in &sets {
        let mut body = set.clone();
        body["info"] = json!("for us");
        app.curated_set(&curator, body).await;
    }
    sets
}

#[actix_web::test]
async fn an_empty_list_is_a_list() {
    on_each_store(async |app| {
        app.get("/curated-sets").send().await.is(200, r#"{"result":"success","curatedSets":[]}"#);
        app.get("/curated-sets.json").send().await.is(200, "[]");
        let yaml = app.get("/curated-sets.yaml").send().await;
        assert_eq!((yaml.status, yaml.text(), yaml.content_type()), (200, "[]\n", Some(YAML)));
    })
    .await;
}

#[actix_web::test]
async fn d51_all_are_listed_by_height_and_then_by_number() {
    on_each_store(async |app| {
        let sets = three(&app).await;
        let list = [2, 3, 1].map(|id| curated_set(id, &sets[usize::try_from(id).unwrap() - 1])).join(",");
        app.get("/curated-sets").send().await.is(200, &format!(r#"{{"result":"success","curatedSets":[{list}]}}"#));
        app.get("/curated-sets.json").send().await.is(200, &format!("[{list}]"));
    })
    .await;
}

#[actix_web::test]
async fn the_list_reads_as_yaml() {
    on_each_store(async |app| {
        let curator = app.user_with_role("curator").await;
        let body = json!({"nameEn": "Her", "height": 170, "tags": ["a"], "measies": {"chest": 1000}});
        app.curated_set(&curator, body).await;
        let yaml = app.get("/curated-sets.yaml").send().await;
        assert_eq!((yaml.status, yaml.content_type()), (200, Some(YAML)));
        let text = format!(
            "- id: 1\n  createdAt: {START}\n  height: 170\n  nameDe: ''\n  nameEn: Her\n  nameEs: ''\n  nameFr: ''\n  \
             nameNl: ''\n  nameUk: ''\n  notesDe: ''\n  notesEn: ''\n  notesEs: ''\n  notesFr: ''\n  notesNl: ''\n  \
             notesUk: ''\n  tags:\n    - a\n  measies:\n    chest: 1000\n  updatedAt: {START}\n  published: false\n"
        );
        assert_eq!(yaml.text(), text);
    })
    .await;
}

#[actix_web::test]
async fn one_reads_as_an_answer() {
    on_each_store(async |app| {
        let sets = three(&app).await;
        let text = format!(r#"{{"result":"success","curatedSet":{}}}"#, curated_set(1, &sets[0]));
        for path in ["1", "1abc", "1/", "1.5"] {
            app.get(&format!("/Curated-Sets/{path}")).send().await.is(200, &text);
        }
    })
    .await;
}

#[actix_web::test]
async fn one_reads_as_a_document() {
    on_each_store(async |app| {
        let sets = three(&app).await;
        let document = |id: i64, measurements: &str| {
            let set = curated_set(id, &sets[usize::try_from(id).unwrap() - 1]);
            let (head, tail) = set[1..].split_once(r#","measies":"#).unwrap();
            let tail = tail.strip_prefix(measurements).unwrap().strip_suffix('}').unwrap();
            format!(
                r#"{{"author":"FreeSewing.org","type":"curatedMeasurementsSet","about":"Contains measurements in mm as well as metadata",{head}{tail},"measurements":{measurements}}}"#
            )
        };
        app.get("/curated-sets/1.json").send().await.is(200, &document(1, r#"{"chest":1000}"#));
        app.get("/curated-sets/2.JSON").send().await.is(200, &document(2, "{}"));
        let yaml = app.get("/curated-sets/1.yaml").send().await;
        assert_eq!((yaml.status, yaml.content_type()), (200, Some(YAML)));
        let head = format!("author: FreeSewing.org\ntype: curatedMeasurementsSet\nabout: Contains measurements in mm as well as metadata\nid: 1\ncreatedAt: {START}\nheight: 180\n");
        assert!(yaml.text().starts_with(&head), "{yaml:?}");
        let tail = format!("tags:\n  - a\n  - b\nupdatedAt: {START}\npublished: false\nmeasurements:\n  chest: 1000\n");
        assert!(yaml.text().ends_with(&tail), "{yaml:?}");
        let none = app.get("/curated-sets/2.yaml").send().await;
        assert!(none.text().contains("\ntags: {}\n") && none.text().ends_with("\nmeasurements: {}\n"), "{none:?}");
    })
    .await;
}

#[actix_web::test]
async fn what_curators_note_for_themselves_is_not_shown() {
    on_each_store(async |app| {
        three(&app).await;
        for path in ["", ".json", ".yaml", "/1", "/1.json", "/1.yaml"] {
            let answer = app.get(&format!("/curated-sets{path}")).send().await;
            assert!(!answer.has_status(200).text().contains("for us"), "{answer:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn d05_d68_what_names_no_curated_set_is_not_found() {
    on_each_store(async |app| {
        for id in ["1", "0", "-1", "abc", "jwt", "key", "suggest", "99999999999999999999"] {
            app.get(&format!("/curated-sets/{id}")).send().await.is_empty(404);
            app.get(&format!("/curated-sets/{id}.json")).send().await.is_empty(404);
            is_nobody(&app.get(&format!("/curated-sets/{id}.yaml")).send().await);
        }
    })
    .await;
}

#[actix_web::test]
async fn whatever_credential_is_shown_is_not_looked_at() {
    on_each_store(async |app| {
        three(&app).await;
        for path in ["", ".json", ".yaml", "/1", "/1.json", "/1.yaml"] {
            app.get(&format!("/curated-sets{path}")).bearer("garbage").send().await.has_status(200);
        }
    })
    .await;
}
