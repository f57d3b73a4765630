//! What goes to GitHub, and what is made of its answers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use freesewing_domain::ids::UserId;
use freesewing_domain::language::Language;
use freesewing_domain::ports::{Forge as _, ForgeError};
use freesewing_domain::post::{Byline, Post, PostKind};
use freesewing_domain::report::Report;
use freesewing_domain::secret::Secret;
use freesewing_domain::slug::Slug;
use freesewing_domain::user::Username;
use freesewing_outbound::github::{Github, Robot};
use freesewing_outbound::web::WebClient;
use serde_json::{Value, json};
use support::TestClock;
use support::service::{Asked, Reply, Service};

const REPOSITORY: &str = "/repos/freesewing/freesewing";

fn robot() -> Robot {
    Robot {
        token: Secret::new("ghp_hunter2"),
        user: "freesewing-robot".into(),
        name: "Freesewing bot".into(),
        email: "bot@freesewing.org".into(),
        notify: "joostdecock".into(),
    }
}

fn github(service: &Service) -> Github {
    github_at(service, &Arc::new(TestClock::new()))
}

fn github_at(service: &Service, clock: &Arc<TestClock>) -> Github {
    Github::new(Arc::new(WebClient::new().unwrap()), &service.base, robot(), clock.clone())
}

fn report() -> Report {
    Report {
        title: "No arms".into(),
        body: "I looked.".into(),
        labels: vec!["bug".into()],
        assignees: vec!["ann".into()],
    }
}

fn post(language: Language) -> Post {
    Post {
        kind: PostKind::Showcase,
        slug: Slug::parse("a-bag").unwrap(),
        language,
        markdown: "# Ä bag".into(),
        author: Byline::of(UserId(7), &Username::from_stored("Ann")),
    }
}

/// Whatever is asked, the same answer.
fn always(status: u16, body: Value) -> Service {
    Service::start(move |_| Reply::Json(status, body.clone()))
}

#[test]
fn an_issue_is_handed_on_as_it_is() {
    let issue = json!({"url": "https://api.example/1", "number": 1, "state": "open", "labels": []});
    let service = always(201, issue.clone());
    assert_eq!(github(&service).create_issue(&report()), Ok(issue));
    let [asked] = &service.asked()[..] else { panic!("one call") };
    assert_eq!(asked.line, format!("POST {REPOSITORY}/issues"));
    assert_eq!(asked.header("authorization"), "Bearer ghp_hunter2");
    assert_eq!(asked.header("accept"), "application/vnd.github+json");
    assert_eq!(asked.header("x-github-api-version"), "2022-11-28");
    assert_eq!(asked.header("user-agent"), "freesewing-robot");
    let sent = json!({"title": "No arms", "body": "I looked.", "labels": ["bug"], "assignees": ["ann"]});
    assert_eq!(asked.body, sent);
}

#[test]
fn a_discussion_goes_through_graphql() {
    let answer = json!({"data": {"createDiscussion": {"discussion": {"url": "https://forge.example/1"}}}});
    let service = always(200, answer.clone());
    assert_eq!(github(&service).create_discussion(&report()), Ok(answer));
    let [asked] = &service.asked()[..] else { panic!("one call") };
    assert_eq!(asked.line, "POST /graphql");
    assert!(asked.body["query"].as_str().unwrap().contains("createDiscussion(input: {"), "{asked:?}");
    assert_eq!(
        asked.body["variables"],
        json!({
            "repositoryId": "R_kgDOCFgrqQ", "categoryId": "DIC_kwDOCFgrqc4B9zXs",
            "title": "No arms", "body": "I looked.",
        })
    );
}

#[test]
fn d42_what_github_refuses_is_a_failure() {
    for service in
        [always(422, json!({"message": "Validation Failed"})), always(500, json!({})), always(201, json!([]))]
    {
        assert_eq!(github(&service).create_issue(&report()), Err(ForgeError));
    }
    for answer in [json!({"errors": [{"message": "no"}]}), json!({"data": {"createDiscussion": null}}), json!(null)] {
        assert_eq!(github(&always(200, answer)).create_discussion(&report()), Err(ForgeError));
    }
}

/// GitHub as it takes a post, unless it refuses one of the calls.
fn forge_that_refuses(call: &'static str) -> Service {
    Service::start(move |asked| {
        let path = asked.line.replace(REPOSITORY, "");
        if path == call {
            return Reply::Json(422, json!({"message": "no"}));
        }
        match path.as_str() {
            "GET /git/ref/heads/develop" => Reply::Json(200, json!({"object": {"sha": "d3v"}})),
            "POST /git/refs" => Reply::Json(201, json!({"ref": "refs/heads/showcase-a-bag"})),
            "PUT /contents/markdown/org/showcase/a-bag/en.md" => Reply::Json(201, json!({"commit": {"sha": "c1"}})),
            "POST /pulls" => Reply::Json(201, json!({"number": 7})),
            "DELETE /git/refs/heads/showcase-a-bag" => Reply::Text(204, String::new()),
            other => panic!("asked for {other}"),
        }
    })
}

fn calls(service: &Service) -> Vec<String> {
    service.lines().into_iter().map(|line| line.replace(REPOSITORY, "")).collect()
}

#[test]
fn a_post_becomes_a_branch_a_file_and_a_pull_request() {
    let service = forge_that_refuses("nothing");
    let proposal = github(&service).propose_post(&post(Language::En)).unwrap();
    assert_eq!(proposal.branch, json!({"ref": "refs/heads/showcase-a-bag"}));
    assert_eq!((proposal.file, proposal.pull_request), (json!({"commit": {"sha": "c1"}}), json!({"number": 7})));

    let asked = service.asked();
    let bodies: Vec<_> = asked.iter().map(|asked: &Asked| &asked.body).collect();
    assert_eq!(bodies[1], &json!({"ref": "refs/heads/showcase-a-bag", "sha": "d3v"}));
    let robot = json!({"name": "Freesewing bot", "email": "bot@freesewing.org"});
    let title = "feat: New showcase post a-bag by Ann";
    let byline = "Proposed by Ann, FreeSewing account 7.";
    assert_eq!(
        bodies[2],
        &json!({
            "message": format!("{title}\n\n{byline}"),
            "content": "IyDDhCBiYWc=",
            "branch": "showcase-a-bag",
            "author": robot,
            "committer": robot,
        })
    );
    let body = format!("{byline}\n\n@joostdecock, please have a look.");
    assert_eq!(bodies[3], &json!({"title": title, "body": body, "head": "showcase-a-bag", "base": "develop"}));
    assert_eq!(asked.len(), 4);
}

#[test]
fn a_post_in_another_language_comes_with_a_warning() {
    let service = forge_that_refuses("nothing");
    github(&service).propose_post(&post(Language::Nl)).unwrap();
    let asked = service.asked();
    let text = asked[3].body["body"].as_str().unwrap();
    assert!(text.contains("**Warning:**") && text.contains("`nl`"), "{text}");
    assert!(asked[2].line.ends_with("/en.md"), "the website reads that one");
}

#[test]
fn nothing_is_left_of_a_post_that_failed_halfway() {
    for (refused, asked) in [("PUT /contents/markdown/org/showcase/a-bag/en.md", 4), ("POST /pulls", 5)] {
        let service = forge_that_refuses(refused);
        assert_eq!(github(&service).propose_post(&post(Language::En)), Err(ForgeError));
        let calls = calls(&service);
        assert_eq!(calls.len(), asked, "{calls:?}");
        assert_eq!(calls.last().unwrap(), "DELETE /git/refs/heads/showcase-a-bag");
    }
}

#[test]
fn a_branch_that_was_there_before_stays() {
    for refused in ["POST /git/refs", "GET /git/ref/heads/develop"] {
        let service = forge_that_refuses(refused);
        assert_eq!(github(&service).propose_post(&post(Language::En)), Err(ForgeError));
        let calls = calls(&service);
        assert!(!calls.iter().any(|call| call.starts_with("DELETE")), "{calls:?}");
    }
}

#[test]
fn posts_are_the_folders_of_their_kind() {
    let entries = json!([
        {"name": "a-bag", "type": "dir"}, {"name": "readme.md", "type": "file"}, {"name": "b-bag", "type": "dir"},
    ]);
    let service = always(200, entries);
    assert_eq!(github(&service).list_posts(PostKind::Blog).unwrap(), ["a-bag", "b-bag"]);
    assert_eq!(service.lines(), [format!("GET {REPOSITORY}/contents/markdown/org/blog?ref=develop")]);
}

#[test]
fn a_listing_is_remembered_for_half_an_hour_each() {
    let service = always(200, json!([{"name": "a-bag", "type": "dir"}]));
    let clock = Arc::new(TestClock::new());
    let github = github_at(&service, &clock);
    let count = |kind| {
        github.list_posts(kind).unwrap();
        service.lines().len()
    };
    assert_eq!([count(PostKind::Blog), count(PostKind::Blog), count(PostKind::Showcase)], [1, 0, 1]);
    clock.turn(Duration::from_secs(30 * 60 - 1));
    assert_eq!(count(PostKind::Blog), 0);
    clock.turn(Duration::from_secs(1));
    assert_eq!([count(PostKind::Blog), count(PostKind::Blog)], [1, 0]);
}

#[test]
fn d15_a_listing_that_failed_is_not_remembered() {
    let down = Arc::new(AtomicBool::new(true));
    let is_down = Arc::clone(&down);
    let service = Service::start(move |_| match is_down.load(Ordering::Relaxed) {
        true => Reply::Json(200, json!({"message": "a riddle"})),
        false => Reply::Json(200, json!([{"name": "a-bag", "type": "dir"}])),
    });
    let github = github(&service);
    assert_eq!(github.list_posts(PostKind::Blog), Err(ForgeError));
    down.store(false, Ordering::Relaxed);
    assert_eq!(github.list_posts(PostKind::Blog).unwrap(), ["a-bag"]);
}

#[test]
fn the_token_is_not_shown() {
    assert!(!format!("{:?}", robot()).contains("hunter2"));
}
