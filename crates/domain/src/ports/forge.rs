//! Where the code of FreeSewing and the text of its website are kept, and talked about.

use serde_json::Value;

use crate::post::{Post, PostKind};
use crate::report::Report;

/// It did not do what it was asked: it does not answer, or says no. The cause is in the log already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the forge did not do it")]
pub struct ForgeError;

/// A post that was proposed, in the forge's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The branch.
    pub branch: Value,
    /// The file, and the commit that it came with.
    pub file: Value,
    /// The pull request.
    pub pull_request: Value,
}

/// The forge, which is GitHub. Each call takes as long as it takes to answer, within limits.
pub trait Forge: Send + Sync {
    /// Opens an issue; answers it in the forge's own words.
    ///
    /// # Errors
    /// [`ForgeError`]
    fn create_issue(&self, report: &Report) -> Result<Value, ForgeError>;

    /// Opens a discussion; answers it in the forge's own words. Discussions have neither labels nor assignees.
    ///
    /// # Errors
    /// [`ForgeError`]
    fn create_discussion(&self, report: &Report) -> Result<Value, ForgeError>;

    /// Proposes a post as a pull request: a branch, and a file in it. All of it or nothing is left there.
    ///
    /// # Errors
    /// [`ForgeError`]
    fn propose_post(&self, post: &Post) -> Result<Proposal, ForgeError>;

    /// The slugs of the posts that there are. May be half an hour old.
    ///
    /// # Errors
    /// [`ForgeError`]
    fn list_posts(&self, kind: PostKind) -> Result<Vec<String>, ForgeError>;
}
