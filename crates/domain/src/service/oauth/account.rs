//! The account that somebody gets who comes from a provider for the first time.

use serde_json::{Map, Value};

use crate::access::Role;
use crate::confirmation::Provider;
use crate::document::Document;
use crate::email::clean;
use crate::error::Error;
use crate::image::{ImageSource, avatars};
use crate::language::Language;
use crate::ports::{Conflict, Identity, Ports, StoreError};
use crate::service::image;
use crate::user::{Consent, NewProfile, NewUser, Status, User, Username};

/// The most characters of the address of a website that is taken over; a longer one is left out.
const MAX_WEBSITE: usize = 4_000;
/// The most characters of a name at Twitter that is taken over.
const MAX_TWITTER: usize = 100;
/// What stands for a biography that was not given.
const NO_BIO: &str = "--";

/// Makes the account: it waits for consent, and becomes active by that. `None` when the address has got an account since
/// it was looked for. The picture comes along if it can be had.
pub(super) fn create(
    ports: &Ports,
    provider: Provider,
    language: Language,
    identity: &Identity,
) -> Result<Option<User>, Error> {
    let new = NewUser {
        email: identity.email.clone(),
        language,
        role: Role::User,
        status: Status::Inactive,
        consent: Consent::None,
        password: ports.passwords.unusable()?,
        created_at: ports.clock.now(),
    };
    match ports.store.create_user_as(new, profile(provider, identity)) {
        Ok(user) => {
            keep_avatar(ports, &user, identity);
            Ok(Some(user))
        }
        Err(StoreError::Conflict(Conflict::Email)) => Ok(None),
        Err(error) => Err(Error::CreateAccountFailed(error)),
    }
}

/// What is taken over.
fn profile(provider: Provider, identity: &Identity) -> NewProfile {
    let mut data = Map::new();
    if provider == Provider::Github {
        data.insert("githubEmail".to_owned(), identity.email.as_str().into());
        data.insert("githubUsername".to_owned(), identity.username.as_str().into());
    }
    for (name, text, most) in [("website", &identity.website, MAX_WEBSITE), ("twitter", &identity.twitter, MAX_TWITTER)]
    {
        if let Some(text) = text.as_deref().filter(|text| !text.is_empty() && text.chars().count() <= most) {
            data.insert(name.to_owned(), text.into());
        }
    }
    let bio = identity.bio.as_deref().filter(|bio| !bio.is_empty()).unwrap_or(NO_BIO);
    let name = Username::parse(&clean(&identity.username));
    NewProfile::new(name, bio, Document::from_value(&Value::Object(data)).unwrap_or_default())
}

/// Takes the picture over. That there is none, or none that we take, is no reason to refuse anybody.
fn keep_avatar(ports: &Ports, user: &User, identity: &Identity) {
    let source = identity.avatar.clone().map(ImageSource::Url);
    let [_, id] = avatars(&user.ihash);
    if let Ok(picture) = image::receive(ports, source.as_ref(), false) {
        let _kept_or_logged = picture.keep(ports, &id);
    }
}
