//! The newsletter.

use actix_web::web::Data;
use freesewing_domain::email::EmailHash;
use freesewing_domain::error::Error;
use freesewing_domain::ids::SubscriberId;
use freesewing_domain::service::subscriber as service;
use paperclip::actix::api_v2_operation;

use crate::api::Api;
use crate::error::ApiError;
use crate::extract::{Body, Ehash, Id, Sender};

use crate::wire::subscriber::{SubscribeBody, SubscribedAnswer, SubscriptionBody};
use crate::wire::{Answer, Deleted, Done};

/// Ask for the newsletter
///
/// Mails a link that confirms it. The answer is the same for an address that gets the newsletter already; its owner then
/// gets a mail that says so.
#[api_v2_operation(operation_id = "subscribe", tags("Newsletter"))]
pub async fn request(
    api: Data<Api>,
    sender: Sender,
    body: Body<SubscribeBody>,
) -> Result<Answer<SubscribedAnswer>, ApiError> {
    let request = body.read()?;
    let subscribed = api.seen_from(sender).write(move |ports| service::request(ports, &request)).await?;
    Ok(Answer(subscribed.into()))
}

/// Confirm the newsletter
///
/// Takes both halves of the link in the mail. Once more does no harm.
#[api_v2_operation(operation_id = "confirmSubscription", tags("Newsletter"))]
pub async fn confirm(api: Data<Api>, body: Body<SubscriptionBody>) -> Result<Answer<Done>, ApiError> {
    let subscription = body.read()?;
    let id = subscription.id.ok_or(Error::NotFound)?;
    api.write(move |ports| service::confirm(ports, id, &subscription.hash)).await?;
    Ok(Answer(Done::default()))
}

/// End the newsletter
///
/// Takes both halves of a link: that of the mail, or of any newsletter.
#[api_v2_operation(operation_id = "unsubscribe", tags("Newsletter"))]
pub async fn unsubscribe(api: Data<Api>, id: Id<SubscriberId>, ehash: Ehash) -> Result<Deleted, ApiError> {
    let (id, hash) = (id.get()?, EmailHash::from_stored(ehash.0));
    api.write(move |ports| service::unsubscribe(ports, id, &hash)).await?;
    Ok(Deleted)
}
