use std::collections::BTreeMap;
use std::future::Ready;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use freesewing_auth::authenticator::{Authenticated, KeyCheck};
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

type Checked<T> = Either<Ready<Result<T, ApiError>>, LocalBoxFuture<'static, Result<T, ApiError>>>;

impl FromRequest for Signed {
    type Error = ApiError;
    type Future = Checked<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(needs) = request.app_data::<Needs>().copied() else {
            return undeclared();
        };
        check(request, needs.scheme, move |authenticated| {
            let failed = match needs.scheme {
                Scheme::Jwt => ApiError::on_token,
                Scheme::Key => ApiError::on_apikey,
            };
            let caller = authenticated.strict().map_err(failed)?.caller;
            caller.may(needs.action)?;
            Ok(Self(caller))
        })
    }
}

impl FromRequest for Guest {
    type Error = ApiError;
    type Future = Checked<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(needs) = request.app_data::<Needs>().copied() else {
            return undeclared();
        };
        check(request, needs.scheme, move |authenticated| {
            authenticated.caller.may(needs.action)?;
            Ok(Self(authenticated))
        })
    }
}

/// Authenticates the request; at once, unless its credential takes a slow look.
fn check<T: 'static>(
    request: &HttpRequest,
    scheme: Scheme,
    accept: impl FnOnce(Authenticated) -> Result<T, ApiError> + 'static,
) -> Checked<T> {
    let Some(api) = request.app_data::<web::Data<Api>>().cloned() else {
        return undeclared();
    };
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let authenticated = match scheme {
        Scheme::Jwt => match parse_bearer(header) {
            Some(token) => api.authenticator.token(token).map_err(ApiError::on_token),
            None => Err(ApiError::NoToken),
        },
        Scheme::Key => {
            match parse_basic(header).map(|basic| api.authenticator.apikey(&basic.id, basic.secret.expose())) {
                Some(KeyCheck::Done(result)) => result.map_err(ApiError::on_apikey),
                Some(KeyCheck::Slow(slow)) => {
                    let finished = async move {
                        let authenticated = api.in_turn(move || slow.finish()).await?;
                        accept(authenticated.map_err(ApiError::on_apikey)?)
                    };
                    return Either::Right(finished.boxed_local());
                }
                None => Err(ApiError::NoApikey),
            }
        }
    };
    Either::Left(std::future::ready(authenticated.and_then(accept)))
}

/// A handler asks who is calling, and its route does not say what that takes: a mistake in the route table.
fn undeclared<T>() -> Checked<T> {
    let error = Error::Internal("a route that needs a caller declares no action".to_owned());
    Either::Left(std::future::ready(Err(ApiError::Rule(error))))
}

impl Schema for Signed {}

impl OperationModifier for Signed {
    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}

impl Schema for Guest {}

impl OperationModifier for Guest {
    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}
