use std::sync::{Arc, Mutex};

use freesewing_domain::access::Role;
use freesewing_domain::confirmation::Provider;
use freesewing_domain::email::Email;
use freesewing_domain::error::Error;
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::language::Language;
use freesewing_domain::ports::{Identity, IdentityError, IdentityProvider, IdentityProviders, Store};
use freesewing_domain::secret::Secret;
use freesewing_domain::service::oauth::{self, Return};
use freesewing_domain::service::signin::SignedIn;
use freesewing_domain::user::{Consent, NewUser, Status};

use crate::house::{House, email, refused};

/// Vouches for everybody as the same person, and remembers how often.
struct Voucher {
    identity: Identity,
    asked: Mutex<Vec<String>>,
    /// Somebody who signs up with the same address while the provider is asked.
    meanwhile: Option<Arc<dyn Store>>,
}

impl IdentityProvider for Voucher {
    fn authorize_address(&self, state: ConfirmationId, _: &str) -> String {
        state.to_string()
    }

    fn identify(&self, _: &Secret, verifier: &Secret) -> Result<Identity, IdentityError> {
        self.asked.lock().unwrap().push(verifier.expose().to_owned());
        if let Some(store) = &self.meanwhile {
            store.create_user(stranger(&self.identity.email), None, None).unwrap();
        }
        Ok(self.identity.clone())
    }
}

fn stranger(email: &Email) -> NewUser {
    NewUser {
        email: email.clone(),
        language: Language::En,
        role: Role::User,
        status: Status::Active,
        consent: Consent::Profile,
        password: Secret::new("x"),
        created_at: freesewing_domain::time::Timestamp::EPOCH,
    }
}

fn house(meanwhile: bool) -> (House, Arc<Voucher>) {
    let mut house = House::new();
    let (bio, website, twitter, avatar) = (None, None, None, None);
    let identity = Identity { email: email("ann"), username: "Ann".into(), bio, website, twitter, avatar };
    let meanwhile = meanwhile.then(|| house.ports.store.clone());
    let voucher = Arc::new(Voucher { identity, asked: Mutex::default(), meanwhile });
    house.ports.oauth = IdentityProviders { github: Some(voucher.clone()), google: None };
    (house, voucher)
}

fn begin(house: &House) -> String {
    oauth::begin(&house.ports, Some(Provider::Github), Some(Language::Nl)).unwrap()
}

fn finish(house: &House, state: &str, token: Option<Secret>) -> Result<SignedIn, Error> {
    let (provider, code) = (Some(Provider::Github), Some(Secret::new("code")));
    oauth::finish(&house.ports, &Return { provider, state: Some(state.to_owned()), code, token })
}

#[test]
fn a_stranger_gets_an_account_that_waits_for_consent() {
    let (house, voucher) = house(false);
    let user = finish(&house, &begin(&house), None).unwrap().user;
    assert_eq!((user.status, user.consent, user.language), (Status::Inactive, Consent::None, Language::Nl));
    assert_eq!((user.username.as_str(), user.bio.as_str(), user.role), ("ann", "--", Role::User));
    assert_eq!(voucher.asked.lock().unwrap()[0].len(), 64, "32 random bytes");
    assert_eq!(refused(finish(&house, &begin(&house), None)), "consentLacking");
}

#[test]
fn a_provider_that_is_off_is_none() {
    let (house, _) = house(false);
    for provider in [None, Some(Provider::Google)] {
        assert_eq!(refused(oauth::begin(&house.ports, provider, Some(Language::En))), "invalidProvider");
    }
    assert_eq!(refused(oauth::begin(&house.ports, Some(Provider::Github), None)), "invalidLanguage");
}

#[test]
fn d37_the_second_factor_may_follow() {
    let (house, voucher) = house(false);
    let ann = house.ann_with_second_factor();
    let state = begin(&house);
    assert_eq!(refused(finish(&house, &state, None)), "mfaTokenRequired");
    assert_eq!(refused(finish(&house, &state, Some(Secret::new("bob's 7")))), "signInFailed");
    assert_eq!(finish(&house, &state, Some(house.code("ann's"))).unwrap().user.id, ann.id);
    assert_eq!(refused(finish(&house, &state, Some(house.code("ann's")))), "stateInvalid");
    assert_eq!(voucher.asked.lock().unwrap().len(), 1);
}

#[test]
fn somebody_who_signed_up_meanwhile_is_not_made_twice() {
    let (house, _) = house(true);
    let signed_in = finish(&house, &begin(&house), None).unwrap();
    assert_eq!(signed_in.user.username.as_str(), "user-1", "the account that was there first");
}
