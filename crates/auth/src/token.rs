//! Tokens: what stands for having signed in.
//!
//! A token is a JWT of the reference's form, signed with the text of the encryption key itself, so that the tokens
//! people hold stay good when a server moves in. It says who it is for; what they may do is looked up on each call, and
//! what the token claims about it is written for the reference's sake and never read.

mod known;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use freesewing_domain::error::Error;
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::TokenSigner;
use freesewing_domain::secret::Secret;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Validation, crypto, decode};
use serde::{Deserialize, Serialize};

use crate::keys::EncryptionKey;
use known::KnownTokens;

/// The header of every token, to the letter.
const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

/// Signs tokens, and tells good ones from bad.
///
/// ```
/// use std::time::Duration;
/// use freesewing_auth::keys::EncryptionKey;
/// use freesewing_auth::token::Tokens;
/// use freesewing_domain::secret::Secret;
/// use freesewing_domain::time::Timestamp;
///
/// # fn main() -> Result<(), freesewing_domain::error::Error> {
/// let key = EncryptionKey::derive(&Secret::new("correct-horse-battery-staple"))?;
/// let week = Duration::from_secs(7 * 24 * 60 * 60);
/// let tokens = Tokens::new(&key, "http://localhost:3000", "http://localhost:3000/home", week);
/// assert_eq!(tokens.verify("not.a.token", Timestamp::EPOCH), None);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Tokens {
    signing: EncodingKey,
    verifying: DecodingKey,
    validation: Validation,
    issuer: String,
    audience: String,
    lifetime: i64,
    known: Arc<KnownTokens>,
}

/// What a good token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifiedToken {
    /// Who it is for.
    pub user: UserId,
    /// When it was issued, in seconds since 1970.
    pub issued_at_seconds: i64,
}

impl VerifiedToken {
    /// Whether this token was issued before a moment from which on only newer ones are good.
    #[must_use]
    pub fn precedes(&self, from: Timestamp) -> bool {
        self.issued_at_seconds < first_whole_second(from)
    }
}

/// What is written, in the order of the wire.
#[derive(Serialize)]
struct Claims<'a> {
    _id: UserId,
    username: &'a str,
    role: &'static str,
    status: i8,
    aud: &'a str,
    iss: &'a str,
    iat: i64,
    exp: i64,
}

/// What is read, beside what the library checks.
#[derive(Clone, Copy, Deserialize)]
struct Read {
    #[serde(rename = "_id")]
    user: UserId,
    iat: i64,
    exp: i64,
}

impl Tokens {
    /// The tokens of a server: `issuer` is its address, `audience` its address and instance, and a token is good for
    /// `lifetime`, in whole seconds.
    #[must_use]
    pub fn new(key: &EncryptionKey, issuer: &str, audience: &str, lifetime: Duration) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        validation.set_issuer(&[issuer]);
        validation.set_audience(&[audience]);
        // We look at `exp` ourselves: the library would ask the system what time it is.
        validation.validate_exp = false;
        Self {
            signing: EncodingKey::from_secret(key.token_secret()),
            verifying: DecodingKey::from_secret(key.token_secret()),
            validation,
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            lifetime: i64::try_from(lifetime.as_secs()).unwrap_or(i64::MAX),
            known: Arc::default(),
        }
    }

    /// Reads a token, or `None` when it is not good: malformed, expired, for another server, signed by somebody else or
    /// by another algorithm than HS256. Why is nobody's business.
    #[must_use]
    pub fn verify(&self, token: &str, now: Timestamp) -> Option<VerifiedToken> {
        let read = self.known.get(token, || Some(decode(token, &self.verifying, &self.validation).ok()?.claims))?;
        // One that was issued later than now is good: a clock that falls behind must not sign everybody out.
        let good = now.as_seconds() < read.exp;
        good.then_some(VerifiedToken { user: read.user, issued_at_seconds: read.iat })
    }
}

impl TokenSigner for Tokens {
    /// As the port says. Where the user ended all tokens before a moment, this one is issued at that moment at the
    /// earliest, rounded up to the seconds that a token knows, so that it is good at once. That may be long from now, if the
    /// clock was ahead at that moment; its end is reckoned from now.
    fn sign(&self, user: &User, now: Timestamp) -> Result<Secret, Error> {
        let earliest = user.tokens_from.map_or(i64::MIN, first_whole_second);
        let iat = now.as_seconds().max(earliest);
        let claims = Claims {
            _id: user.id,
            username: user.username.as_str(),
            role: user.role.name(),
            status: user.status.get(),
            aud: &self.audience,
            iss: &self.issuer,
            iat,
            exp: iat.min(now.as_seconds().saturating_add(1)).saturating_add(self.lifetime),
        };
        let claims = serde_json::to_vec(&claims).map_err(|e| internal(&e))?;
        let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(claims));
        let signature = crypto::sign(message.as_bytes(), &self.signing, Algorithm::HS256).map_err(|e| internal(&e))?;
        Ok(Secret::new(format!("{message}.{signature}")))
    }
}

/// The first whole second that is not before a moment. Rounding up ends, with the others, a token that was issued in
/// the same second just before.
fn first_whole_second(moment: Timestamp) -> i64 {
    moment.as_seconds() + i64::from(moment.as_millis().rem_euclid(1000) != 0)
}

fn internal(cause: &dyn std::error::Error) -> Error {
    Error::Internal(format!("cannot sign a token: {cause}"))
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("issuer", &self.issuer)
            .field("audience", &self.audience)
            .field("lifetime", &self.lifetime)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
