//! Posts for the website.

use freesewing_domain::error::Error;
use freesewing_domain::ports::Proposal;
use freesewing_domain::service::post::Draft;
use freesewing_domain::slug::Slug;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::report::Verbatim;
use super::{Fields, Outcome, Readable};

/// What to send to propose a post.
#[derive(Apiv2Schema)]
#[openapi(example = r##"{"markdown": "# My first bag", "slug": "my-first-bag", "language": "en"}"##)]
pub struct PostBody {
    /// The text; Markdown, 100,000 characters at most.
    pub markdown: String,
    /// Its name in addresses: `a-z`, `0-9` and `-`, 100 characters at most.
    pub slug: String,
    /// `en`, `de`, `es`, `fr`, `nl` or `uk`: the language that it is written in.
    pub language: String,
}

impl Readable for PostBody {
    type Read = Draft;

    fn read(fields: &Fields<'_>) -> Result<Draft, Error> {
        let text = |name| fields.text(name).filter(|text| !text.is_empty());
        let markdown = text("markdown").ok_or(Error::MarkdownMissing)?;
        let slug = text("slug").ok_or(Error::SlugMissing)?;
        let language = text("language").ok_or(Error::LanguageMissing)?;
        Ok(Draft {
            markdown: markdown.to_owned(),
            slug: Slug::parse(slug)?,
            language: language.parse().map_err(|_| Error::LanguageInvalid)?,
        })
    }
}

/// The answer with a post that was proposed.
#[derive(Serialize, Apiv2Schema)]
pub struct PostAnswer {
    result: Outcome,
    /// The branch, in GitHub's words.
    branch: Verbatim,
    /// The file and its commit, in GitHub's words.
    file: Verbatim,
    /// The pull request, in GitHub's words.
    pr: Verbatim,
}

impl From<Proposal> for PostAnswer {
    fn from(proposal: Proposal) -> Self {
        Self {
            result: Outcome::Created,
            branch: Verbatim(proposal.branch),
            file: Verbatim(proposal.file),
            pr: Verbatim(proposal.pull_request),
        }
    }
}

/// The answer when the name of a post is taken.
#[derive(Serialize, Apiv2Schema)]
pub struct SlugAnswer {
    result: Outcome,
    /// The name.
    slug: String,
    /// Always `false`: a name that is free is answered by 404.
    available: bool,
}

impl SlugAnswer {
    /// Says that a name is taken.
    #[must_use]
    pub const fn taken(slug: String) -> Self {
        Self { result: Outcome::Success, slug, available: false }
    }
}
