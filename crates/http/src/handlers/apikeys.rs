//! API keys.

use actix_web::web::Data;
use freesewing_domain::apikey::KeyPatch;
use freesewing_domain::ids::{ApikeyId, ConfirmationId, UserId};
use freesewing_domain::ports::Ports;
use freesewing_domain::service::apikey::{self as service, Listed};
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Check, Id, Query, Reader, Sender, Signed};
use crate::pages::key_revocation::{self, PageOr};
use crate::wire::answer::CREATED;
use crate::wire::apikey::{
    ApikeyAnswer, ApikeyBody, ApikeyPatchBody, ApikeysAnswer, CreatedApikeyAnswer, LeakBody, ListedState, ReasonBody,
    RevokedKeysAnswer, RotateBody, RotatedAnswer,
};
use crate::wire::limits::LimitsBody;
use crate::wire::{Answer, Deleted, Done};

/// Make an API key
///
/// The answer is the only place where its secret is shown. A key never acts above its own level or the present role of
/// its owner, and cannot make a key above itself.
#[api_v2_operation(operation_id = "createApikey", tags("API keys"))]
pub async fn create(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    body: Body<ApikeyBody>,
) -> Result<Answer<CreatedApikeyAnswer, CREATED>, ApiError> {
    let api = api.seen_from(sender);
    let request = body.read()?;
    let new = api.write(move |ports| service::create(ports, &signed.0, request)).await?;
    Ok(Answer(new.into()))
}

/// List your API keys
///
/// In the order in which they were made, expired ones included. `?state=all` adds those that were revoked or removed in
/// the last 90 days.
#[api_v2_operation(operation_id = "listApikeys", tags("API keys"))]
pub async fn list(
    api: Data<Api>,
    signed: Signed,
    query: Query<ListedState>,
) -> Result<Answer<ApikeysAnswer>, ApiError> {
    let listed = if query.get("state") == Some("all") { Listed::All } else { Listed::Unrevoked };
    let keys = api.read(|ports| service::list(ports, &signed.0, listed))?;
    Ok(Answer(ApikeysAnswer::new(keys, api.ports.clock.now())))
}

/// See an API key
#[api_v2_operation(operation_id = "readApikey", tags("API keys"))]
pub async fn read(api: Data<Api>, signed: Signed, id: Id<ApikeyId>) -> Result<Answer<ApikeyAnswer>, ApiError> {
    let id = id.get()?;
    let view = api.read(|ports| service::read(ports, &signed.0, id))?;
    Ok(Answer(ApikeyAnswer::new(view, api.ports.clock.now())))
}

/// Change an API key
///
/// Calls it something else, lowers its level, or shortens its life. A key is never raised.
#[api_v2_operation(operation_id = "updateApikey", tags("API keys"))]
pub async fn update(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    id: Id<ApikeyId>,
    body: Body<ApikeyPatchBody>,
) -> Result<Answer<ApikeyAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let (id, sent, now) = (id.get()?, body.read()?, api.ports.clock.now());
    let life = sent.expires_in.map(|seconds| api.ports.rules.keys.life(seconds)).transpose()?;
    let expires_at = sent.expires_at.or(life.map(|life| now.after(life)));
    let patch = KeyPatch { name: sent.name, level: sent.level, expires_at };
    let view = api
        .write(move |ports| {
            service::update(ports, &signed.0, id, &patch)?;
            service::read(ports, &signed.0, id)
        })
        .await?;
    Ok(Answer(ApikeyAnswer::new(view, now)))
}

/// Rotate an API key
///
/// Makes a key of the same name, level and life, which takes the place of this one. The old one goes on until the overlap
/// is over, so that a script can change over without a failed call.
#[api_v2_operation(operation_id = "rotateApikey", tags("API keys"))]
pub async fn rotate(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    id: Id<ApikeyId>,
    body: Body<RotateBody>,
) -> Result<Answer<RotatedAnswer, CREATED>, ApiError> {
    let api = api.seen_from(sender);
    let (id, overlap) = (id.get()?, body.read()?);
    let rotated = api.write(move |ports| service::rotate(ports, &signed.0, id, overlap)).await?;
    Ok(Answer(RotatedAnswer::new(rotated, api.ports.clock.now())))
}

/// Limit how much an API key may be used
///
/// This comes before what is set for its owner, and holds from its next call on.
#[api_v2_operation(operation_id = "limitApikey", tags("Administration"))]
pub async fn limit(
    api: Data<Api>,
    signed: Signed,
    id: Id<ApikeyId>,
    body: Body<LimitsBody>,
) -> Result<Answer<ApikeyAnswer>, ApiError> {
    let (id, patch) = (id.get()?, body.read()?);
    let view = api
        .write(move |ports| {
            service::limit(ports, &signed.0, id, patch)?;
            service::read(ports, &signed.0, id)
        })
        .await?;
    Ok(Answer(ApikeyAnswer::new(view, api.ports.clock.now())))
}

/// Revoke somebody's API key
///
/// It ends at once, for every call that begins after the answer. Its owner gets a mail with the reason.
#[api_v2_operation(operation_id = "revokeApikey", tags("Administration"))]
pub async fn revoke(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    id: Id<ApikeyId>,
    body: Body<ReasonBody>,
) -> Result<Answer<RevokedKeysAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let (id, reason) = (id.get()?, body.read()?);
    let key = api.write(move |ports| service::revoke(ports, &signed.0, id, &reason)).await?;
    Ok(Answer(RevokedKeysAnswer::new(vec![key], api.ports.clock.now())))
}

/// Revoke all API keys of somebody
///
/// Those that work end at once. The owner gets one mail, with the reason.
#[api_v2_operation(operation_id = "revokeApikeysOfUser", tags("Administration"))]
pub async fn revoke_all(
    api: Data<Api>,
    sender: Sender,
    signed: Signed,
    id: Id<UserId>,
    body: Body<ReasonBody>,
) -> Result<Answer<RevokedKeysAnswer>, ApiError> {
    let api = api.seen_from(sender);
    let (id, reason) = (id.get()?, body.read()?);
    let keys = api.write(move |ports| service::revoke_all(ports, &signed.0, id, &reason)).await?;
    Ok(Answer(RevokedKeysAnswer::new(keys, api.ports.clock.now())))
}

/// Report the secret of a key that you found
///
/// For anybody who comes across one in public: the key ends at once, and its owner is told. The answer is the same
/// whether there was such a key or not.
#[api_v2_operation(operation_id = "reportLeakedApikey", tags("API keys"))]
pub async fn leaked(api: Data<Api>, sender: Sender, body: Body<LeakBody>) -> Result<Answer<Done>, ApiError> {
    let found = body.read()?;
    let api = api.seen_from(sender);
    // With a key there may be a slow comparison to do.
    let slow = found.key.is_some();
    let report = move |ports: &Ports| service::report_leak(ports, &found);
    if slow {
        api.hash(report).await?
    } else {
        api.write(report).await?
    };
    Ok(Answer(Done::default()))
}

/// Revoke an API key by the link from a mail
///
/// The mail that tells of unusual use has a link to a page of ours, whose button calls this. The link works once, for 14 days,
/// and does nothing else. Who sends a form, or asks for `text/html`, gets a page.
#[api_v2_operation(operation_id = "revokeApikeyByLink", tags("API keys"))]
pub async fn revoke_by_link(
    api: Data<Api>,
    id: Id<ConfirmationId>,
    check: Check,
    reader: Reader,
    sender: Sender,
) -> Result<PageOr<Answer<Done>>, ApiError> {
    let api = api.seen_from(sender);
    let revoked = match id.get() {
        Ok(id) => api.write(move |ports| service::revoke_by_link(ports, id, &check.0)).await,
        Err(error) => Err(error.into()),
    };
    key_revocation::answer(revoked, reader)
}

/// Remove an API key
///
/// It stops working at once. A key may remove itself.
#[api_v2_operation(operation_id = "deleteApikey", tags("API keys"))]
pub async fn delete(api: Data<Api>, sender: Sender, signed: Signed, id: Id<ApikeyId>) -> Result<Deleted, ApiError> {
    let api = api.seen_from(sender);
    let id = id.get()?;
    api.write(move |ports| service::delete(ports, &signed.0, id)).await?;
    Ok(Deleted)
}
