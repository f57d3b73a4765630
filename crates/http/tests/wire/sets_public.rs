//! `/sets/{id}.json` and `/sets/{id}.yaml`

use serde_json::{Value, json};

use crate::support::clock::{HOUR, START};
use crate::support::{Answer, on_each_store};

const YAML: &str = "text/yaml; charset=utf-8";

fn is_nobody(answer: &Answer) {
    assert_eq!((answer.status, answer.text(), answer.content_type()), (404, "null\n", Some(YAML)), "{answer:?}");
}

#[actix_web::test]
async fn everybody_may_read_a_public_set_as_json() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({"name": "Joost", "notes": "n", "measies": {"ankle": 300}, "public": true});
        let id = app.set(&user, body).await;
        let text = |units: &str, updated: &str| {
            format!(
                r#"{{"result":"success","author":"FreeSewing.org","type":"measurementsSet","about":"Contains measurements in mm as well as metadata","id":{id},"createdAt":"{START}","img":"default-avatar","name":"Joost","notes":"n","updatedAt":"{updated}","measurements":{{"ankle":300}},"units":"{units}"}}"#
            )
        };
        app.get(&format!("/sets/{id}.json")).send().await.is(200, &text("metric", START));
        app.pass(HOUR);
        let call = app.patch(&format!("/sets/{id}/jwt")).bearer(&user.token).json(json!({"imperial": true}));
        call.send().await.has_status(200);
        app.get(&format!("/sets/{id}.json")).send().await.is(200, &text("imperial", "2026-11-22T22:12:42.501Z"));
    })
    .await;
}

#[actix_web::test]
async fn everybody_may_read_a_public_set_as_yaml() {
    on_each_store(async |app| {
        let user = app.user().await;
        let body = json!({
            "name": "Joost: \"x\"\nline2", "notes": "n", "measies": {"ankle": 300.0, "neck": 1.5}, "public": true,
            "imperial": true, "img": "data:image/png;base64,aGk=", "test": true,
        });
        let id = app.set(&user, body).await;
        let answer = app.get(&format!("/sets/{id}.yaml")).send().await;
        assert_eq!((answer.status, answer.content_type()), (200, Some(YAML)));
        let text = format!(
            "result: success\nauthor: FreeSewing.org\ntype: measurementsSet\nabout: Contains measurements in mm as well as \
             metadata\nid: {id}\ncreatedAt: {START}\nimg: set-{id}\nname: |-\n  Joost: \"x\"\n  line2\nnotes: 'n'\n\
             updatedAt: {START}\nmeasurements:\n  ankle: 300\n  neck: 1.5\nunits: imperial\n"
        );
        assert_eq!(answer.text(), text);
    })
    .await;
}

#[actix_web::test]
async fn the_yaml_says_what_the_json_says() {
    on_each_store(async |app| {
        let user = app.user().await;
        for name in ["x", "yes", "'", "# x", "- a", "a: b", "12", "2026-11-22", "\t", "🧵\n\n", " a\n b", "|", "null"]
        {
            let body = json!({"name": name, "notes": name, "measies": {"chest": 1e21}, "public": true});
            let id = app.set(&user, body).await;
            let json = app.get(&format!("/sets/{id}.json")).send().await.json();
            let yaml = app.get(&format!("/sets/{id}.yaml")).send().await;
            let read: Value = serde_yaml_ng::from_str(yaml.text()).unwrap();
            assert_eq!(read["name"], json["name"]);
            assert_eq!(read["notes"], json["notes"]);
            assert_eq!(read["measurements"]["chest"].as_f64(), json["measurements"]["chest"].as_f64());
            assert_eq!(
                read.as_object().unwrap().keys().collect::<Vec<_>>(),
                json.as_object().unwrap().keys().collect::<Vec<_>>()
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn a_private_set_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a"})).await;
        app.get(&format!("/sets/{id}.json")).send().await.is_empty(404);
        is_nobody(&app.get(&format!("/sets/{id}.yaml")).send().await);
        let own = app.get(&format!("/sets/{id}.json")).bearer(&user.token).send().await;
        own.is_empty(404);
        let call = app.patch(&format!("/sets/{id}/jwt")).bearer(&user.token).json(json!({"public": true}));
        call.send().await.has_status(200);
        app.get(&format!("/sets/{id}.json")).send().await.has_status(200);
        let call = app.patch(&format!("/sets/{id}/jwt")).bearer(&user.token).json(json!({"public": false}));
        call.send().await.has_status(200);
        app.get(&format!("/sets/{id}.json")).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_set_is_not_found() {
    on_each_store(async |app| {
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            app.get(&format!("/sets/{id}.json")).send().await.is_empty(404);
            is_nobody(&app.get(&format!("/sets/{id}.yaml")).send().await);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_number_and_the_ending_are_read_as_ever() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a", "public": true})).await;
        for path in [format!("{id}abc.json"), format!("{id}.JSON"), format!("{id}.5.json"), format!("{id}.yaml/")] {
            app.get(&format!("/sets/{path}")).send().await.has_status(200);
        }
        app.get(&format!("/sets/{id}.xml")).send().await.is_error(404, "notFound");
        app.get(&format!("/sets/{id}")).send().await.is_error(404, "notFound");
    })
    .await;
}

#[actix_web::test]
async fn whatever_credential_is_shown_is_not_looked_at() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.set(&user, json!({"name": "a", "public": true})).await;
        app.get(&format!("/sets/{id}.json")).bearer("garbage").send().await.has_status(200);
        app.get(&format!("/sets/{id}.json")).authorization("Basic !").send().await.has_status(200);
        let before = app.stored_user(user.id).jwt_calls;
        app.get(&format!("/sets/{id}.json")).bearer(&user.token).send().await.has_status(200);
        assert_eq!(app.stored_user(user.id).jwt_calls, before);
    })
    .await;
}
