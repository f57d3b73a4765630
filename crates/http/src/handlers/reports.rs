//! Issues and discussions.

use actix_web::web::Data;
use freesewing_domain::service::report as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Sender};
use crate::wire::Answer;
use crate::wire::answer::CREATED;
use crate::wire::report::{DiscussionAnswer, DiscussionBody, IssueAnswer, IssueBody};

/// Open an issue
///
/// Reports a fault to FreeSewing's repository at GitHub. Needs no account.
#[api_v2_operation(operation_id = "createIssue", tags("FreeSewing at GitHub"))]
pub async fn create_issue(
    api: Data<Api>,
    sender: Sender,
    body: Body<IssueBody>,
) -> Result<Answer<IssueAnswer, CREATED>, ApiError> {
    api.read(|ports| service::forge(ports).map(drop))?;
    let report = body.read()?;
    let issue = api.seen_from(sender).call_out(move |ports| service::create_issue(ports, &report)).await?;
    Ok(Answer(issue.into()))
}

/// Open a discussion
///
/// Asks a question in FreeSewing's discussions at GitHub. Needs no account.
#[api_v2_operation(operation_id = "createDiscussion", tags("FreeSewing at GitHub"))]
pub async fn create_discussion(
    api: Data<Api>,
    sender: Sender,
    body: Body<DiscussionBody>,
) -> Result<Answer<DiscussionAnswer, CREATED>, ApiError> {
    api.read(|ports| service::forge(ports).map(drop))?;
    let report = body.read()?;
    let discussion = api.seen_from(sender).call_out(move |ports| service::create_discussion(ports, &report)).await?;
    Ok(Answer(discussion.into()))
}
