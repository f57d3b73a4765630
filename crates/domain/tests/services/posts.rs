use std::sync::{Arc, Mutex};

use freesewing_domain::access::{Caller, Level, Role};
use freesewing_domain::language::Language;
use freesewing_domain::ports::{Forge, ForgeError, Proposal};
use freesewing_domain::post::{Post, PostKind};
use freesewing_domain::report::Report;
use freesewing_domain::service::post::{self, Draft};
use freesewing_domain::service::report;
use freesewing_domain::slug::Slug;
use serde_json::{Value, json};

use crate::house::{House, caller, refused};

/// Takes posts and nothing else.
#[derive(Default)]
struct Posts(Mutex<Vec<Post>>);

impl Forge for Posts {
    fn create_issue(&self, _: &Report) -> Result<Value, ForgeError> {
        Err(ForgeError)
    }

    fn create_discussion(&self, _: &Report) -> Result<Value, ForgeError> {
        Err(ForgeError)
    }

    fn propose_post(&self, post: &Post) -> Result<Proposal, ForgeError> {
        self.0.lock().unwrap().push(post.clone());
        Ok(Proposal { branch: json!(1), file: json!(2), pull_request: json!(3) })
    }

    fn list_posts(&self, _: PostKind) -> Result<Vec<String>, ForgeError> {
        Ok(self.0.lock().unwrap().iter().map(|post| post.slug.to_string()).collect())
    }
}

fn draft() -> Draft {
    Draft { markdown: "# A bag".into(), slug: Slug::parse("a-bag").unwrap(), language: Language::En }
}

#[test]
fn a_post_is_proposed_by_its_author_and_takes_its_name() {
    let mut house = House::new();
    let ann = house.user("ann", Role::User);
    let me = caller(&ann);
    assert_eq!(refused(post::propose(&house.ports, &me, PostKind::Blog, draft())), "notEnabled");
    assert!(post::is_slug_free(&house.ports, &me, PostKind::Blog, "a-bag").unwrap());
    let posts = Arc::new(Posts::default());
    house.ports.github = Some(posts.clone());
    assert!(post::is_slug_free(&house.ports, &me, PostKind::Blog, "a-bag").unwrap());
    post::propose(&house.ports, &me, PostKind::Blog, draft()).unwrap();
    assert_eq!(posts.0.lock().unwrap()[0].author.id(), ann.id);
    assert!(!post::is_slug_free(&house.ports, &me, PostKind::Blog, "a-bag").unwrap());
}

#[test]
fn d43_a_level_that_is_too_low_is_refused_first() {
    let house = House::new();
    let low =
        |level: f64| Caller { level: Level::from_number(level).unwrap(), ..caller(&house.user("ann", Role::User)) };
    let three = low(3.0);
    assert_eq!(refused(post::propose(&house.ports, &three, PostKind::Blog, draft())), "insufficientAccessLevel");
    let none = Caller { level: Level::from_number(0.0).unwrap(), ..three };
    assert_eq!(refused(post::is_slug_free(&house.ports, &none, PostKind::Blog, "x")), "insufficientAccessLevel");
}

#[test]
fn d42_a_report_that_fails_says_which() {
    let mut house = House::new();
    let sent = Report { title: "t".into(), body: "b".into(), labels: Vec::new(), assignees: Vec::new() };
    assert_eq!(refused(report::create_issue(&house.ports, &sent)), "notEnabled");
    house.ports.github = Some(Arc::new(Posts::default()));
    assert_eq!(refused(report::create_issue(&house.ports, &sent)), "createIssueFailed");
    assert_eq!(refused(report::create_discussion(&house.ports, &sent)), "createDiscussionFailed");
}
