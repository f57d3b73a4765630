use serde_json::Value;

use crate::error::Error;
use crate::ports::{Forge, Ports};
use crate::report::Report;

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
/// [`Error::NotEnabled`], [`Error::CreateIssueFailed`]
pub fn create_issue(ports: &Ports, report: &Report) -> Result<Value, Error> {
    forge(ports)?.create_issue(report).map_err(|_| Error::CreateIssueFailed)
}

/// Opens a discussion.
///
/// # Errors
/// [`Error::NotEnabled`], [`Error::CreateDiscussionFailed`]
pub fn create_discussion(ports: &Ports, report: &Report) -> Result<Value, Error> {
    forge(ports)?.create_discussion(report).map_err(|_| Error::CreateDiscussionFailed)
}
