use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use freesewing_auth::authenticator::{AuthError, Authenticated, KeyCheck, SlowKeyCheck};
use freesewing_auth::credential::{parse_basic, parse_bearer};
use freesewing_domain::access::Caller;
use freesewing_domain::error::Error;
use futures_util::future::{Either, FutureExt as _, LocalBoxFuture};
use paperclip::actix::OperationModifier;
use paperclip::v2::models::DefaultSchemaRaw;
use paperclip::v2::schema::Apiv2Schema as Schema;

use crate::api::Api;
use crate::error::ApiError;
use crate::routes::{Needs, Scheme};
use crate::throttle::{self, SLOW_CHECK};

/// Who is calling. Only somebody whose credential is good, whose account is in order, and whose level is enough for
/// the action that the route declares gets as far as a handler with this.
pub struct Signed(pub Caller);

/// Who is calling, on the two routes that an account without consent may use too: it says why the account may not go
/// on elsewhere.
pub struct Guest(pub Authenticated);

/// Left on the request for those who watch: somebody proved who they are. Whether they may go on is another question.
#[derive(Clone, Copy, Debug)]
pub struct Identified(pub Caller);

type Checked<T> = Either<Ready<Result<T, ApiError>>, LocalBoxFuture<'static, Result<T, ApiError>>>;

impl FromRequest for Signed {
    type Error = ApiError;
    type Future = Checked<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        check(request, |authenticated, needs| {
            let caller = authenticated.strict().map_err(|error| failed(needs.scheme, error))?.caller;
            caller.may(needs.action)?;
            Ok(Self(caller))
        })
    }
}

impl FromRequest for Guest {
    type Error = ApiError;
    type Future = Checked<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        check(request, |authenticated, needs| {
            authenticated.caller.may(needs.action)?;
            Ok(Self(authenticated))
        })
    }
}

/// Authenticates the request; at once, unless its credential takes a slow look.
fn check<T: 'static>(
    request: &HttpRequest,
    accept: impl FnOnce(Authenticated, Needs) -> Result<T, ApiError> + 'static,
) -> Checked<T> {
    let (Some(needs), Some(api)) = (request.app_data::<Needs>().copied(), request.app_data::<Data<Api>>().cloned())
    else {
        let error = Error::Internal("a route that needs a caller declares no action".to_owned());
        return Either::Left(ready(Err(error.into())));
    };
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let checked = match needs.scheme {
        Scheme::Jwt => parse_bearer(header).map(|token| KeyCheck::Done(api.authenticator.token(token))),
        Scheme::Key => parse_basic(header).map(|key| api.authenticator.apikey(&key.id, key.secret.expose())),
    };
    let watched = request.clone();
    let finish = move |result: Result<Authenticated, AuthError>| {
        let authenticated = result.map_err(|error| failed(needs.scheme, error))?;
        watched.extensions_mut().insert(Identified(authenticated.caller));
        throttle::of_caller(&api, &watched, &authenticated)?;
        accept(authenticated, needs)
    };
    match checked.unwrap_or(KeyCheck::Done(Err(AuthError::Unauthenticated))) {
        // Counts for the address, and not for the key that it names, or strangers could use that up.
        KeyCheck::Done(Err(AuthError::Unauthenticated)) => Either::Left(ready(
            throttle::of_address(request, 1)
                .map_err(ApiError::from)
                .and_then(|()| finish(Err(AuthError::Unauthenticated))),
        )),
        KeyCheck::Done(result) => Either::Left(ready(finish(result))),
        KeyCheck::Slow(slow) => match throttle::of_address(request, SLOW_CHECK) {
            Err(error) => Either::Left(ready(Err(error.into()))),
            Ok(()) => Either::Right(check_slowly(request.clone(), slow, finish).boxed_local()),
        },
    }
}

/// Checks a secret that takes a while. Its address has paid for it in advance, so that many checks at once cannot get
/// past its limit; it gets that back unless the secret is wrong.
async fn check_slowly<T>(
    request: HttpRequest,
    slow: SlowKeyCheck,
    finish: impl FnOnce(Result<Authenticated, AuthError>) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let api = request.app_data::<Data<Api>>().cloned();
    let api = api.ok_or_else(|| Error::Internal("a request knows no server".to_owned()))?;
    let result = api.in_turn(move || slow.finish()).await?;
    if !matches!(result, Err(AuthError::Unauthenticated)) {
        throttle::give_back(&request, SLOW_CHECK);
    }
    finish(result)
}

/// What a failed authentication is on the routes of a scheme.
fn failed(scheme: Scheme, error: AuthError) -> ApiError {
    match (error, scheme) {
        (AuthError::Unauthenticated, Scheme::Jwt) => ApiError::NoToken,
        (AuthError::Unauthenticated, Scheme::Key) => ApiError::NoApikey,
        (AuthError::Store(error), _) => Error::Store(error).into(),
    }
}

impl Schema for Signed {}

impl OperationModifier for Signed {
    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

impl Schema for Guest {}

impl OperationModifier for Guest {
    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}
