//! Posts for the website.

use actix_web::web::Data;
use freesewing_domain::error::Error;
use freesewing_domain::post::PostKind;
use freesewing_domain::service::post as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Signed, Slug};
use crate::wire::Answer;
use crate::wire::answer::CREATED;
use crate::wire::post::{PostAnswer, PostBody, SlugAnswer};

/// Propose a post for the blog
///
/// Makes a pull request in FreeSewing's repository at GitHub.
#[api_v2_operation(operation_id = "proposeBlogPost", tags("FreeSewing at GitHub"))]
pub async fn propose_blog(
    api: Data<Api>,
    signed: Signed,
    body: Body<PostBody>,
) -> Result<Answer<PostAnswer, CREATED>, ApiError> {
    propose(&api, signed, &body, PostKind::Blog).await
}

/// Propose a post for the showcase
///
/// Makes a pull request in FreeSewing's repository at GitHub.
#[api_v2_operation(operation_id = "proposeShowcasePost", tags("FreeSewing at GitHub"))]
pub async fn propose_showcase(
    api: Data<Api>,
    signed: Signed,
    body: Body<PostBody>,
) -> Result<Answer<PostAnswer, CREATED>, ApiError> {
    propose(&api, signed, &body, PostKind::Showcase).await
}

async fn propose(
    api: &Api,
    signed: Signed,
    body: &Body<PostBody>,
    kind: PostKind,
) -> Result<Answer<PostAnswer, CREATED>, ApiError> {
    let draft = body.read()?;
    let proposal = api.call_out(move |ports| service::propose(ports, &signed.0, kind, draft)).await?;
    Ok(Answer(proposal.into()))
}

/// Ask whether the name of a blog post is free
///
/// A name that is free is answered by 404, because no post of that name is found.
#[api_v2_operation(operation_id = "checkBlogSlug", tags("FreeSewing at GitHub"))]
pub async fn check_blog(api: Data<Api>, signed: Signed, slug: Slug) -> Result<Answer<SlugAnswer>, ApiError> {
    check(&api, signed, slug, PostKind::Blog).await
}

/// Ask whether the name of a showcase post is free
///
/// A name that is free is answered by 404, because no post of that name is found.
#[api_v2_operation(operation_id = "checkShowcaseSlug", tags("FreeSewing at GitHub"))]
pub async fn check_showcase(api: Data<Api>, signed: Signed, slug: Slug) -> Result<Answer<SlugAnswer>, ApiError> {
    check(&api, signed, slug, PostKind::Showcase).await
}

async fn check(api: &Api, signed: Signed, Slug(slug): Slug, kind: PostKind) -> Result<Answer<SlugAnswer>, ApiError> {
    let asked = slug.clone();
    if api.call_out(move |ports| service::is_slug_free(ports, &signed.0, kind, &asked)).await? {
        return Err(Error::NotFound.into());
    }
    Ok(Answer(SlugAnswer::taken(slug)))
}
