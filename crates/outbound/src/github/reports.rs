//! Issues and discussions.

use freesewing_domain::ports::ForgeError;
use freesewing_domain::report::Report;
use reqwest::Method;
use serde_json::{Map, Value, json};

use super::{Github, object};
use crate::web::text;

/// The repository, as the GraphQL API names it.
const REPOSITORY: &str = "R_kgDOCFgrqQ";
/// The category of discussions that they are filed under.
const CATEGORY: &str = "DIC_kwDOCFgrqc4B9zXs";
const CREATE_DISCUSSION: &str = "mutation ($repositoryId: ID!, $categoryId: ID!, $title: String!, $body: String!) { \
     createDiscussion(input: {repositoryId: $repositoryId, categoryId: $categoryId, title: $title, body: $body}) { \
     discussion { url } } }";

pub(super) fn create_issue(github: &Github, report: &Report) -> Result<Value, ForgeError> {
    const WHAT: &str = "opening an issue";
    let mut body = Map::new();
    body.insert("title".to_owned(), report.title.as_str().into());
    body.insert("body".to_owned(), report.body.as_str().into());
    for (member, names) in [("labels", &report.labels), ("assignees", &report.assignees)] {
        if !names.is_empty() {
            body.insert(member.to_owned(), names.clone().into());
        }
    }
    object(WHAT, github.ask(WHAT, Method::POST, "/issues", Some(&body.into()))?)
}

/// Discussions can only be opened by the GraphQL API, which says what went wrong with status 200.
pub(super) fn create_discussion(github: &Github, report: &Report) -> Result<Value, ForgeError> {
    const WHAT: &str = "opening a discussion";
    let variables = json!({
        "repositoryId": REPOSITORY,
        "categoryId": CATEGORY,
        "title": report.title,
        "body": report.body,
    });
    let body = json!({ "query": CREATE_DISCUSSION, "variables": variables });
    let answer = github.call(WHAT, Method::POST, "/graphql", Some(&body))?;
    if text(&answer, "/data/createDiscussion/discussion/url").is_some() {
        return Ok(answer);
    }
    tracing::warn!(service = "GitHub", what = WHAT, "a call was refused");
    Err(ForgeError)
}
