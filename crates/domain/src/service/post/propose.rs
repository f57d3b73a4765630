use crate::access::{Action, Caller};
use crate::error::{Error, Field, check_length};
use crate::language::Language;
use crate::ports::{Errand, Ports, Proposal};
use crate::post::{Byline, MAX_MARKDOWN, Post, PostKind};
use crate::service::pace;
use crate::service::report::forge;
use crate::slug::Slug;

/// A post as somebody wrote it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text.
    pub markdown: String,
    /// Its name on the website.
    pub slug: Slug,
    /// The language that it is written in.
    pub language: Language,
}

/// Proposes a post as a pull request, under the name of the caller's account. Whatever the account says about itself
/// elsewhere (`account.data` is its owner's to write) plays no part in it.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::TooLong`], [`Error::NotEnabled`], [`Error::CreatePostFailed`],
/// [`Error::RateLimitExceeded`]
pub fn propose(ports: &Ports, caller: &Caller, kind: PostKind, draft: Draft) -> Result<Proposal, Error> {
    caller.may(Action::ProposePost)?;
    check_length(Field::Markdown, &draft.markdown, MAX_MARKDOWN)?;
    let forge = forge(ports)?;
    pace::errand_of(ports, caller, Errand::Flow)?;
    let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
    let Draft { markdown, slug, language } = draft;
    let post = Post { kind, slug, language, markdown, author: Byline::of(user.id, &user.username) };
    forge.propose_post(&post).map_err(|_| Error::CreatePostFailed)
}
