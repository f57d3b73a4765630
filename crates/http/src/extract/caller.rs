use std::collections::BTreeMap;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use freesewing_auth::authenticator::{AuthError, Authenticated, KeyCheck};
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
        accept(authenticated, needs)
    };
    match checked.unwrap_or(KeyCheck::Done(Err(AuthError::Unauthenticated))) {
        KeyCheck::Done(result) => Either::Left(ready(finish(result))),
        KeyCheck::Slow(slow) => {
            Either::Right(async move { finish(api.in_turn(move || slow.finish()).await?) }.boxed_local())
        }
    }
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
