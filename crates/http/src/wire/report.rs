//! Issues and discussions.

use freesewing_domain::error::Error;
use freesewing_domain::report::Report;
use paperclip::actix::Apiv2Schema;
use paperclip::v2::models::DefaultSchemaRaw;
use paperclip::v2::schema::Apiv2Schema as Schema;
use serde::Serialize;
use serde_json::Value;

use super::account::Free;
use super::{Fields, Outcome, Readable};

/// An object of GitHub's, handed on as it came.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Verbatim(pub Value);

impl Schema for Verbatim {
    fn raw_schema() -> DefaultSchemaRaw {
        Free::raw_schema()
    }
}

/// What to send to open an issue. Nothing else is handed on.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"title": "Aaron has no arms", "body": "I looked everywhere.", "labels": ["bug"]}"#)]
pub struct IssueBody {
    /// What it is about; 500 characters at most.
    pub title: String,
    /// The text; Markdown, 65,536 characters at most.
    pub body: String,
    /// Labels to file it under; 20 at most. What is no list of texts is left out.
    pub labels: Option<Vec<String>>,
    /// Who is to look at it, by their names at GitHub; 20 at most. What is no list of texts is left out.
    pub assignees: Option<Vec<String>>,
}

impl Readable for IssueBody {
    type Read = Report;

    fn read(fields: &Fields<'_>) -> Result<Report, Error> {
        let (title, body) = title_and_body(fields)?;
        Report { title, body, labels: names(fields, "labels"), assignees: names(fields, "assignees") }.checked()
    }
}

fn title_and_body(fields: &Fields<'_>) -> Result<(String, String), Error> {
    fields.not_empty()?;
    let text = |name| fields.string(name).filter(|text| !text.is_empty());
    Ok((text("title").ok_or(Error::TitleMissing)?, text("body").ok_or(Error::BodyMissing)?))
}

/// A list of texts.
fn names(fields: &Fields<'_>, name: &str) -> Vec<String> {
    let list = fields.get(name).and_then(Value::as_array).into_iter().flatten();
    list.map(|one| one.as_str().map(str::to_owned)).collect::<Option<_>>().unwrap_or_default()
}

/// What to send to open a discussion. Nothing else is handed on.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"title": "Which fabric for Aaron?", "body": "I have linen."}"#)]
pub struct DiscussionBody {
    /// What it is about; 500 characters at most.
    pub title: String,
    /// The text; Markdown, 65,536 characters at most.
    pub body: String,
}

impl Readable for DiscussionBody {
    type Read = Report;

    fn read(fields: &Fields<'_>) -> Result<Report, Error> {
        let (title, body) = title_and_body(fields)?;
        Report { title, body, labels: Vec::new(), assignees: Vec::new() }.checked()
    }
}

/// The answer with a new issue.
#[derive(Serialize, Apiv2Schema)]
pub struct IssueAnswer {
    result: Outcome,
    /// The issue, in GitHub's words.
    issue: Verbatim,
}

impl From<Value> for IssueAnswer {
    fn from(issue: Value) -> Self {
        Self { result: Outcome::Created, issue: Verbatim(issue) }
    }
}

/// The answer with a new discussion.
#[derive(Serialize, Apiv2Schema)]
pub struct DiscussionAnswer {
    result: Outcome,
    /// The discussion, in GitHub's words: its address is `data.createDiscussion.discussion.url`.
    discussion: Verbatim,
}

impl From<Value> for DiscussionAnswer {
    fn from(discussion: Value) -> Self {
        Self { result: Outcome::Created, discussion: Verbatim(discussion) }
    }
}
