//! Counting calls towards the limits of whoever makes them, and noting on the request where they stand.

use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest};
use freesewing_auth::authenticator::Authenticated;
use freesewing_auth::limits::{Network, Quota, Standing, Subject};
use freesewing_domain::error::Error;
use freesewing_domain::service::limits;

use crate::api::Api;
use crate::extract::address;

/// How much a credential weighs that takes long to check and turns out wrong: it costs us a thousand times as much as a
/// call does.
pub(crate) const SLOW_CHECK: u32 = 10;

/// Left on a request that was counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted(pub(crate) Standing);

/// Counts a call of somebody who proved who they are.
///
/// # Errors
/// [`Error::RateLimitExceeded`]
pub(crate) fn of_caller(api: &Api, request: &HttpRequest, authenticated: &Authenticated) -> Result<(), Error> {
    let Some(usual) = &api.ports.rules.limits else { return Ok(()) };
    let (caller, quota) = (&authenticated.caller, Quota::of_credential(usual, authenticated.limits));
    let used_today = || {
        limits::used_today(&api.ports, caller).unwrap_or_else(|error| {
            tracing::error!(cause = ?error, "today's calls of a credential could not be counted; it begins anew");
            0
        })
    };
    let standing = api.limiter.take(Subject::of(caller), quota, 1, api.ports.clock.now(), used_today);
    note(request, standing)
}

/// Counts a call for the address that it comes from.
///
/// # Errors
/// [`Error::RateLimitExceeded`]
pub(crate) fn of_address(request: &HttpRequest, weight: u32) -> Result<(), Error> {
    let Some((api, subject, quota)) = addressed(request) else { return Ok(()) };
    note(request, api.limiter.take(subject, quota, weight, api.ports.clock.now(), || 0))
}

/// Gives back what [`of_address`] took.
pub(crate) fn give_back(request: &HttpRequest, weight: u32) {
    if let Some((api, subject, quota)) = addressed(request) {
        api.limiter.give_back(subject, quota, weight, api.ports.clock.now());
    }
}

/// What addresses may do, if there are limits.
fn addressed(request: &HttpRequest) -> Option<(&Api, Subject, Quota)> {
    let api: &Api = request.app_data::<Data<Api>>()?;
    let usual = api.ports.rules.limits.as_ref()?;
    Some((api, Subject::Address(Network::of(address(request))), Quota::of_address(usual)))
}

fn note(request: &HttpRequest, standing: Standing) -> Result<(), Error> {
    request.extensions_mut().insert(Counted(standing));
    standing.exceeded().map_or(Ok(()), |wait| Err(Error::RateLimitExceeded(wait)))
}
