//! From a credential to a caller.
//!
//! # What is checked, and what it costs
//! A token: its signature, audience, issuer and end; then its user. A key: that it is known and for this server; its
//! secret; its end; then its owner. The role of the user must be in the table, and says how much the caller may do; what
//! a token claims about it is not believed. Only then is the call counted, and only then asked whether the account may
//! go on ([`Authenticated::refusal`]).
//!
//! A credential that fails costs what its *form* implies, whatever is wrong with it, so that time tells nothing: one
//! keyed hash, or for a secret such as the reference issued, one scrypt. That one takes some 40 milliseconds and must
//! not be run where others wait, so it is handed out as a [`SlowKeyCheck`]. It is needed once for each such key:
//! a secret that proved right is kept as a keyed hash from then on.

use std::fmt;
use std::sync::Arc;

use freesewing_domain::access::{Caller, Credential};
use freesewing_domain::apikey::Apikey;
use freesewing_domain::error::Refusal;
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::limits::Limits;
use freesewing_domain::ports::{CallerStore, Clock, StoreError};
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;
use uuid::fmt::Hyphenated;

use crate::key_secret::{ApikeySecrets, SecretForm};
use crate::token::Tokens;

/// Somebody who proved who they are.
#[derive(Clone, Debug)]
pub struct Authenticated {
    /// Who, and how much they may do.
    pub caller: Caller,
    /// Their account, with this call counted.
    pub user: User,
    /// How much they may do, where that is not the usual: what was set for their key, and else for their account.
    pub limits: Limits,
    /// Why they may not go on all the same, if so. Only the routes that tell people about it, and let them give their
    /// consent, look at this; all others call [`Authenticated::strict`].
    pub refusal: Option<Refusal>,
}

impl Authenticated {
    /// Refuses an account that may not go on.
    ///
    /// # Errors
    /// [`AuthError::Unauthenticated`]
    pub fn strict(self) -> Result<Self, AuthError> {
        match self.refusal {
            None => Ok(self),
            Some(_) => Err(AuthError::Unauthenticated),
        }
    }
}

/// Why there is no caller.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// The credential is not good. Nobody is told why.
    #[error("unauthenticated")]
    Unauthenticated,
    /// The store failed, which says nothing about the credential.
    #[error("the store failed")]
    Store(#[from] StoreError),
}

/// What became of a key.
#[derive(Debug)]
#[must_use]
pub enum KeyCheck {
    /// It is decided.
    Done(Result<Authenticated, AuthError>),
    /// It takes longer: finish it on a thread that may block.
    Slow(SlowKeyCheck),
}

/// Turns credentials into callers. A copy is cheap, and shares everything.
#[derive(Clone)]
pub struct Authenticator(Arc<Parts>);

struct Parts {
    store: Arc<dyn CallerStore>,
    clock: Arc<dyn Clock>,
    tokens: Arc<Tokens>,
    secrets: Arc<ApikeySecrets>,
    audience: String,
}

impl Authenticator {
    /// The authenticator of a server; `audience` is the one that its keys are made for.
    pub fn new(
        store: Arc<dyn CallerStore>,
        clock: Arc<dyn Clock>,
        tokens: Arc<Tokens>,
        secrets: Arc<ApikeySecrets>,
        audience: impl Into<String>,
    ) -> Self {
        Self(Arc::new(Parts { store, clock, tokens, secrets, audience: audience.into() }))
    }

    /// Authenticates by the token of a `Bearer` header.
    ///
    /// # Errors
    /// [`AuthError`]
    pub fn token(&self, bearer: &str) -> Result<Authenticated, AuthError> {
        let now = self.0.clock.now();
        let token = self.0.tokens.verify(bearer, now).ok_or(AuthError::Unauthenticated)?;
        let user = self.user(token.user)?;
        if user.tokens_from.is_some_and(|from| token.precedes(from)) {
            return Err(AuthError::Unauthenticated);
        }
        let level = user.role.level().ok_or(AuthError::Unauthenticated)?;
        let caller = Caller { user: token.user, level, credential: Credential::Token };
        Ok(self.count(user, caller, Limits::default(), now))
    }

    /// Authenticates by the key and the secret of a `Basic` header.
    pub fn apikey(&self, id: &str, secret: &str) -> KeyCheck {
        let secret = Secret::new(secret);
        let key = match self.key(id) {
            Ok(key) => key,
            Err(error) => return KeyCheck::Done(Err(error.into())),
        };
        let kept = key.as_ref().map(|key| &key.secret);
        let same = self.0.secrets.matches(&secret, kept);
        let old = !same && self.0.secrets.matches_former(&secret, kept);
        match key {
            Some(key) if same => KeyCheck::Done(self.admit(&key)),
            key if old || SecretForm::of(secret.expose()) == SecretForm::Reference => {
                KeyCheck::Slow(SlowKeyCheck { authenticator: self.clone(), key, secret })
            }
            _ => KeyCheck::Done(Err(AuthError::Unauthenticated)),
        }
    }

    /// Finds a key of this server. One of another server, and text that is no id, count as unknown.
    fn key(&self, id: &str) -> Result<Option<Apikey>, StoreError> {
        let Ok(id) = id.parse::<Hyphenated>() else { return Ok(None) };
        let key = self.0.store.find_apikey(ApikeyId(id.into_uuid()))?;
        Ok(key.filter(|key| key.audience == self.0.audience))
    }

    /// Lets in whoever holds this key, its secret having been right.
    fn admit(&self, key: &Apikey) -> Result<Authenticated, AuthError> {
        let now = self.0.clock.now();
        if !key.is_active(now) {
            return Err(AuthError::Unauthenticated);
        }
        let owner = self.user(key.user)?;
        let caller = key.caller(owner.role).ok_or(AuthError::Unauthenticated)?;
        Ok(self.count(owner, caller, key.limits, now))
    }

    fn user(&self, id: UserId) -> Result<User, AuthError> {
        self.0.store.find_user(id)?.ok_or(AuthError::Unauthenticated)
    }

    /// Counts a call, in the store and in the copy at hand, which saves reading it once more. `own` are the limits of the
    /// credential itself.
    fn count(&self, mut user: User, caller: Caller, own: Limits, now: Timestamp) -> Authenticated {
        let (calls, key) = match caller.credential {
            Credential::Token => (&mut user.jwt_calls, None),
            Credential::Apikey(id) => (&mut user.key_calls, Some(id)),
        };
        *calls = calls.saturating_add(1);
        self.0.store.count_call(caller.user, key, now);
        user.last_seen = user.last_seen.max(Some(now));
        user.updated_at = user.updated_at.max(Some(now));
        Authenticated { caller, limits: own.or(user.limits), refusal: user.refusal(), user }
    }
}

/// A check of a secret that is to be kept in another way when it is right: of one such as the reference issued, which
/// takes a while, or of one that was kept under the encryption key before this one.
pub struct SlowKeyCheck {
    authenticator: Authenticator,
    key: Option<Apikey>,
    secret: Secret,
}

impl SlowKeyCheck {
    /// Does the work, up to some 40 milliseconds of it. A secret that proves right is kept as a keyed hash from then on; if
    /// the store cannot write that down, the next call tries again, and this one goes on.
    ///
    /// # Errors
    /// [`AuthError`]
    pub fn finish(self) -> Result<Authenticated, AuthError> {
        let Self { authenticator, key, secret } = self;
        let Parts { store, secrets, .. } = &*authenticator.0;
        let kept = key.as_ref().map(|key| &key.secret);
        let right = secrets.matches_former(&secret, kept) || secrets.matches_old(&secret, kept);
        let key = key.filter(|_| right).ok_or(AuthError::Unauthenticated)?;
        // Checks may queue, and the key may have been revoked meanwhile.
        let key = store.find_apikey(key.id)?.ok_or(AuthError::Unauthenticated)?;
        let _ = store.replace_apikey_secret(key.id, &key.secret, &secrets.keep(&secret));
        authenticator.admit(&key)
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authenticator").field("audience", &self.0.audience).finish_non_exhaustive()
    }
}

impl fmt::Debug for SlowKeyCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SlowKeyCheck").field("key", &self.key.as_ref().map(|key| key.id)).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
