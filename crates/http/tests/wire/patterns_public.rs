//! `/patterns/{id}.json` and `/patterns/{id}.yaml`

use serde_json::{Value, json};

use crate::support::clock::START;
use crate::support::{Answer, TestApp, on_each_store};

const YAML: &str = "text/yaml; charset=utf-8";

fn is_nobody(answer: &Answer) {
    assert_eq!((answer.status, answer.text(), answer.content_type()), (404, "null\n", Some(YAML)), "{answer:?}");
}

/// A public pattern, and whose it is.
async fn public_pattern(app: &TestApp) -> i64 {
    let user = app.user().await;
    let body = json!({
        "design": "aaron", "settings": {"sa": 5, "measurements": {"chest": 1000.0}}, "data": {"some": ["value"]},
        "name": "Just: a \"test\"\nline2", "notes": "n", "public": true, "img": "data:image/png;base64,aGk=", "test": true,
    });
    app.pattern(&user, body).await
}

#[actix_web::test]
async fn d54_everybody_may_read_a_public_pattern_as_json_but_not_whose_it_is() {
    on_each_store(async |app| {
        let id = public_pattern(&app).await;
        app.get(&format!("/patterns/{id}.json")).send().await.is(
            200,
            &format!(
                r#"{{"result":"success","provider":"FreeSewing.org","type":"pattern","id":{id},"createdAt":"{START}","data":{{"some":["value"]}},"design":"aaron","img":"pattern-{id}","name":"Just: a \"test\"\nline2","notes":"n","settings":{{"sa":5,"measurements":{{"chest":1000}}}},"updatedAt":"{START}"}}"#
            ),
        );
    })
    .await;
}

#[actix_web::test]
async fn d54_everybody_may_read_a_public_pattern_as_yaml_but_not_whose_it_is() {
    on_each_store(async |app| {
        let id = public_pattern(&app).await;
        let answer = app.get(&format!("/patterns/{id}.yaml")).send().await;
        assert_eq!((answer.status, answer.content_type()), (200, Some(YAML)));
        let text = format!(
            "result: success\nprovider: FreeSewing.org\ntype: pattern\nid: {id}\ncreatedAt: {START}\ndata:\n  some:\n    - \
             value\ndesign: aaron\nimg: pattern-{id}\nname: |-\n  Just: a \"test\"\n  line2\nnotes: 'n'\nsettings:\n  sa: 5\n  \
             measurements:\n    chest: 1000\nupdatedAt: {START}\n"
        );
        assert_eq!(answer.text(), text);
    })
    .await;
}

#[actix_web::test]
async fn the_yaml_says_what_the_json_says() {
    on_each_store(async |app| {
        let user = app.user().await;
        for odd in
            [json!({}), json!([]), json!([[], {}, [{}]]), json!({"a b": {"y": "yes", "-": [1.5, null, true, "#"]}})]
        {
            let body = json!({"design": "aaron", "settings": {"x": odd}, "data": {"x": odd}, "public": true});
            let id = app.pattern(&user, body).await;
            let json = app.get(&format!("/patterns/{id}.json")).send().await.json();
            let yaml = app.get(&format!("/patterns/{id}.yaml")).send().await;
            let read: Value = serde_yaml_ng::from_str(yaml.text()).unwrap_or_else(|error| panic!("{error}: {yaml:?}"));
            assert_eq!((&read["data"], &read["settings"]), (&json["data"], &json["settings"]), "{yaml:?}");
            assert_eq!(
                read.as_object().unwrap().keys().collect::<Vec<_>>(),
                json.as_object().unwrap().keys().collect::<Vec<_>>()
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn a_private_pattern_is_not_found() {
    on_each_store(async |app| {
        let user = app.user().await;
        let id = app.stored_pattern(user.id, false);
        app.get(&format!("/patterns/{id}.json")).bearer(&user.token).send().await.is_empty(404);
        is_nobody(&app.get(&format!("/patterns/{id}.yaml")).send().await);
        for (public, status) in [(true, 200), (false, 404)] {
            let call = app.patch(&format!("/patterns/{id}/jwt")).bearer(&user.token).json(json!({"public": public}));
            call.send().await.has_status(200);
            app.get(&format!("/patterns/{id}.json")).send().await.has_status(status);
            app.get(&format!("/patterns/{id}.yaml")).send().await.has_status(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn d04_what_names_no_pattern_is_not_found() {
    on_each_store(async |app| {
        for id in ["1", "0", "-1", "abc", "99999999999999999999"] {
            app.get(&format!("/patterns/{id}.json")).send().await.is_empty(404);
            is_nobody(&app.get(&format!("/patterns/{id}.yaml")).send().await);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_number_and_the_ending_are_read_as_ever() {
    on_each_store(async |app| {
        let id = public_pattern(&app).await;
        for path in [format!("{id}abc.json"), format!("{id}.JSON"), format!("{id}.5.json"), format!("{id}.yaml/")] {
            app.get(&format!("/patterns/{path}")).send().await.has_status(200);
        }
        app.get(&format!("/patterns/{id}.xml")).send().await.is_error(404, "notFound");
        app.get(&format!("/patterns/{id}")).send().await.is_error(404, "notFound");
    })
    .await;
}
