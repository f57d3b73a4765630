use crate::access::{Action, Caller};
use crate::activity::Kind;
use crate::apikey::{Apikey, ApikeyRequest, Warned};
use crate::error::Error;
use crate::ids::ApikeyId;
use crate::limits::Limits;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::service::activity::record;

/// A key that was just made.
#[derive(Clone, Debug)]
pub struct NewApikey {
    /// The key.
    pub key: Apikey,
    /// Its secret, which is not shown again.
    pub secret: Secret,
}

/// Makes a key for the caller. It can never do more than its maker: a key cannot make one above itself.
///
/// # Errors
/// What [`KeyPolicy::check`](crate::apikey::KeyPolicy::check) says.
pub fn create(ports: &Ports, caller: &Caller, request: ApikeyRequest) -> Result<NewApikey, Error> {
    caller.may(Action::CreateApikey)?;
    let now = ports.clock.now();
    let expires_at = ports.rules.keys.check(&request, caller, now)?;
    let secret = ports.keys.issue()?;
    let key = Apikey {
        id: ApikeyId(ports.random.uuid()?),
        audience: ports.rules.audience.clone(),
        calls: 0,
        created_at: now,
        expires_at,
        name: request.name,
        last_seen: None,
        level: request.level,
        limits: Limits::default(),
        predecessor: None,
        warned: Warned::at_birth(now, expires_at),
        revoked: None,
        secret: secret.kept,
        successor: None,
        user: caller.user,
    };
    ports.store.create_apikey(&key)?;
    let record = record(ports, key.user, Kind::KeyCreated).by(caller).about(key.id);
    record.detail(|detail| detail.level = Some(key.level.get())).keep();
    Ok(NewApikey { key, secret: secret.shown })
}
