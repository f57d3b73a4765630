//! Cards.

use freesewing_domain::user::Username;

use crate::support::{Answer, on_each_store};

const SVG: &str = "image/svg+xml; charset=utf-8";

fn is_card<'a>(answer: &'a Answer, name: &str, id: i64) -> &'a str {
    assert_eq!((answer.status, answer.content_type()), (200, Some(SVG)), "{answer:?}");
    let text = answer.text();
    assert!(text.starts_with(r#"<svg xmlns="http://www.w3.org/2000/svg" width="500" height="100""#), "{text}");
    assert!(text.contains(&format!(">{name}<")) && text.contains(&format!("#{id}<")), "{text}");
    text
}

#[actix_web::test]
async fn everybody_may_see_a_card() {
    on_each_store(async |app| {
        app.user().await;
        for path in ["/users/1/card", "/users/user-1/card", "/Users/USER-1/Card/"] {
            let answer = app.get(path).send().await;
            is_card(&answer, "user-1", 1);
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        }
    })
    .await;
}

#[actix_web::test]
async fn d34_a_name_is_escaped() {
    on_each_store(async |app| {
        let user = app.user().await;
        let plain = is_card(&app.get("/users/1/card").send().await, "user-1", 1).matches('<').count();
        let name = r#"<script>alert("1&'2'")</script>"#;
        app.change_user(user.id, |user| user.username = Username::from_stored(name));
        let answer = app.get("/users/1/card").send().await;
        let text = is_card(&answer, "&lt;script&gt;alert(&quot;1&amp;&apos;2&apos;&quot;)&lt;/script&gt;", 1);
        assert_eq!(text.matches('<').count(), plain, "{text}");
    })
    .await;
}

#[actix_web::test]
async fn who_is_not_there_has_an_empty_card() {
    on_each_store(async |app| {
        app.user().await;
        for text in ["2", "nobody", "1abc", "%20", "person1@freesewing.dev"] {
            let answer = app.get(&format!("/users/{text}/card")).send().await;
            assert_eq!((answer.status, answer.text(), answer.content_type()), (404, "", Some(SVG)), "{answer:?}");
        }
    })
    .await;
}
