use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::net::IpAddr;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use freesewing_domain::origin::Origin;
use paperclip::actix::OperationModifier;
use paperclip::v2::models::DefaultSchemaRaw;
use paperclip::v2::schema::Apiv2Schema as Schema;

use crate::api::Api;

/// Where the request comes from; see [`crate::api::Api::seen_from`].
#[derive(Clone, Debug)]
pub struct Sender(pub Origin);

impl Sender {
    /// Where a request comes from.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let agent = request.headers().get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        Self(Origin { address: address(request), agent: agent.map(str::to_owned) })
    }
}

/// The address that a request comes from, as far as it can be believed.
pub(crate) fn address(request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    Some(match request.app_data::<Data<Api>>() {
        Some(api) => api.proxies.client(peer, request.headers()),
        None => peer.to_canonical(),
    })
}

impl FromRequest for Sender {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

impl Schema for Sender {}

impl OperationModifier for Sender {
    fn update_definitions(_: &mut BTreeMap<String, DefaultSchemaRaw>) {}
}
