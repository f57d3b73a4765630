//! The link in the mail about unusual use: a page of ours, and what its button does.

use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::language::Language;
use freesewing_domain::mail::Letter;
use freesewing_domain::ports::Clock as _;
use freesewing_domain::service::apikey::warn_of_use;
use freesewing_domain::usage::{CountedCall, Outcome};
use serde_json::json;

use crate::support::answer::Answer;
use crate::support::clock::{DAY, SECOND};
use crate::support::house::URL;
use crate::support::people::TestKey;
use crate::support::{TestApp, TestUser, on_each_store};

const HOSTILE: &str = "<script>alert('x')</script> & \"co\"";
const FORM: &str = "application/x-www-form-urlencoded";

/// Somebody whose key is used a lot, and the path of the link that they are mailed.
async fn warned(app: &TestApp, name: &str) -> (TestUser, TestKey, String) {
    let user = app.user().await;
    let body = json!({"name": name, "level": 4, "expiresIn": 30 * 24 * 60 * 60});
    let made = app.post("/apikeys/jwt").bearer(&user.token).json(body).send().await;
    let key = TestKey { id: made.text_at("/apikey/key"), secret: made.text_at("/apikey/secret") };
    let at = app.house.clock.now();
    let id = ApikeyId(key.id.parse().unwrap());
    for _ in 0..101 {
        let (user, route) = (UserId(user.id), "GET /sets/{id}/key");
        app.store.count_usage(CountedCall { user, key: Some(id), at, route, outcome: Outcome::Ok });
    }
    app.store.write_counts().unwrap();
    app.outbox();
    assert_eq!(warn_of_use(&app.house.api().ports).unwrap(), 1);
    let mails = app.outbox();
    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.to.as_str(), user.email);
    let Letter::KeyUsedUnusually { link, calls: 101, usual: 0, .. } = &mail.letter else { panic!("{mail:?}") };
    (user, key, link.strip_prefix(URL).expect("a page of ours").to_owned())
}

async fn works(app: &TestApp, key: &TestKey) -> bool {
    app.get("/whoami/key").basic(key).send().await.status == 200
}

/// Is a page that can do no harm.
#[track_caller]
fn is_page(answer: &Answer, status: u16, title: &str) {
    assert_eq!(answer.has_status(status).content_type(), Some("text/html; charset=utf-8"));
    assert!(answer.text().contains(&format!("<h1>{title}</h1>")), "{}", answer.text());
    for (name, value) in [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'",
        ),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(answer.header(name), Some(value));
    }
    for part in ["<script", "http:", "https:", "javascript:", "style=", "onclick", "<a "] {
        assert!(!answer.text().contains(part), "{part}: {}", answer.text());
    }
}

#[actix_web::test]
async fn the_page_asks_and_its_button_revokes_once() {
    on_each_store(async |app| {
        let (user, key, path) = warned(&app, "my script").await;
        for _ in 0..2 {
            let page = app.get(&path).send().await;
            is_page(&page, 200, "Revoke this API key?");
            assert!(page.text().contains("<form method=\"post\"><button>Revoke this key</button></form>"));
            assert!(page.text().contains("<strong dir=\"auto\">my script</strong>"));
        }
        assert!(works(&app, &key).await, "looking does nothing");
        is_page(&app.post(&path).raw(FORM, "").send().await, 200, "The API key is revoked");
        assert!(!works(&app, &key).await);
        assert_eq!(app.last_activity(&user).await, json!({"kind": "keyRevoked", "key": key.id, "by": "owner"}));
        let gone = "This link does nothing any more";
        is_page(&app.post(&path).raw(FORM, "").send().await, 404, gone);
        is_page(&app.get(&path).send().await, 404, gone);
        let all = app.get("/apikeys/jwt?state=all").bearer(&user.token).send().await;
        assert_eq!(
            (all.text_at("/apikeys/0/revoked/by"), all.text_at("/apikeys/0/revoked/reason")),
            ("owner".into(), "unusual use".into())
        );
        app.get("/apikeys/jwt").bearer(&user.token).send().await.is(200, r#"{"result":"success","apikeys":[]}"#);
    })
    .await;
}

#[actix_web::test]
async fn a_program_gets_json() {
    on_each_store(async |app| {
        let (_, key, path) = warned(&app, "my script").await;
        app.post(&path).send().await.is(200, r#"{"result":"success"}"#);
        assert!(!works(&app, &key).await);
        app.post(&path).send().await.is_empty(404);
        app.post(&path).json(json!({})).send().await.is_empty(404);
    })
    .await;
}

#[actix_web::test]
async fn a_name_is_shown_and_does_nothing() {
    on_each_store(async |app| {
        let (_, _, path) = warned(&app, HOSTILE).await;
        let shown = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;</strong>";
        let asking = app.get(&path).send().await;
        is_page(&asking, 200, "Revoke this API key?");
        assert!(asking.text().contains(shown), "{}", asking.text());
        let revoked = app.post(&path).header("accept", "text/html").send().await;
        is_page(&revoked, 200, "The API key is revoked");
        assert!(revoked.text().contains(shown), "{}", revoked.text());
    })
    .await;
}

#[actix_web::test]
async fn the_page_speaks_the_language_of_the_owner_and_else_that_of_the_reader() {
    on_each_store(async |app| {
        let mut titles = Vec::new();
        for &language in Language::ALL {
            let (user, _, path) = warned(&app, "my script").await;
            app.change_user(user.id, |user| user.language = language);
            for _ in 0..2 {
                let page = app.get(&path).header("accept-language", language.code()).send().await;
                assert!(page.text().contains(&format!("<html lang=\"{}\">", language.code())), "{}", page.text());
                let (_, rest) = page.text().split_once("<h1>").unwrap();
                titles.push(rest.split_once("</h1>").unwrap().0.to_owned());
                app.post(&path).send().await.has_status(if titles.len() % 2 == 1 { 200 } else { 404 });
            }
        }
        let all = titles.len();
        titles.sort();
        titles.dedup();
        assert_eq!((all, titles.len()), (12, 12), "each page of each language has words of its own");
    })
    .await;
}

#[actix_web::test]
async fn half_a_link_or_an_old_one_does_nothing() {
    on_each_store(async |app| {
        let (_, key, path) = warned(&app, "my script").await;
        let (start, _) = path.rsplit_once('/').unwrap();
        let other = "77d1622a-1211-48e2-9d5e-60adf76808ff/0123456789abcdef";
        for wrong in
            [format!("{start}/0123456789abcdef"), format!("/apikeys/revoke/{other}"), "/apikeys/revoke/x/y".to_owned()]
        {
            app.post(&wrong).send().await.is_empty(404);
            is_page(&app.get(&wrong).send().await, 404, "This link does nothing any more");
        }
        app.pass(14 * DAY - SECOND);
        is_page(&app.get(&path).send().await, 200, "Revoke this API key?");
        app.pass(SECOND);
        is_page(&app.get(&path).send().await, 404, "This link does nothing any more");
        app.post(&path).send().await.is_empty(404);
        assert!(works(&app, &key).await);
    })
    .await;
}

#[actix_web::test]
async fn the_link_is_good_for_nothing_else() {
    on_each_store(async |app| {
        let (_, _, path) = warned(&app, "my script").await;
        let halves = path.strip_prefix("/apikeys/revoke/").unwrap();
        app.post(&format!("/signinlink/{halves}")).send().await.is_empty(404);
        let (id, _) = halves.split_once('/').unwrap();
        let answer = app.post(&format!("/confirm/signup/{id}")).json(json!({"consent": 1})).send().await;
        answer.is_empty(404);
    })
    .await;
}
