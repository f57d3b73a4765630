use serde_json::Value;

use crate::error::Error;
use crate::ports::{Errand, Forge, Ports};
use crate::report::Report;
use crate::service::pace;

/// The forge, if there is one. Asked for before anything else is looked at.
///
/// # Errors
/// [`Error::NotEnabled`]
pub fn forge(ports: &Ports) -> Result<&dyn Forge, Error> {
    ports.github.as_deref().ok_or(Error::NotEnabled)
}

/// Opens an issue.
///
/// # Errors
/// [`Error::NotEnabled`], [`Error::CreateIssueFailed`], [`Error::RateLimitExceeded`]
pub fn create_issue(ports: &Ports, report: &Report) -> Result<Value, Error> {
    let forge = forge(ports)?;
    pace::errand(ports, Errand::Report)?;
    forge.create_issue(report).map_err(|_| Error::CreateIssueFailed)
}

/// Opens a discussion.
///
/// # Errors
/// [`Error::NotEnabled`], [`Error::CreateDiscussionFailed`], [`Error::RateLimitExceeded`]
pub fn create_discussion(ports: &Ports, report: &Report) -> Result<Value, Error> {
    let forge = forge(ports)?;
    pace::errand(ports, Errand::Report)?;
    forge.create_discussion(report).map_err(|_| Error::CreateDiscussionFailed)
}
