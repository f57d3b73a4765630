//! The newsletter.

use freesewing_domain::email::{Email, EmailHash};
use freesewing_domain::error::Error;
use freesewing_domain::ids::SubscriberId;
use freesewing_domain::service::subscriber::{Subscribed, SubscriptionRequest};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;
use serde_json::Value;

use super::{Fields, Outcome, Readable};

/// What to send to get the newsletter.
#[derive(Apiv2Schema)]
#[openapi(example = r#"{"email": "joost@example.com", "language": "en"}"#)]
pub struct SubscribeBody {
    /// Your e-mail address. It is compared in lower case.
    pub email: String,
    /// The language of the newsletter, in any case: en, de, es, fr, nl or uk.
    pub language: String,
}

impl Readable for SubscribeBody {
    type Read = SubscriptionRequest;

    fn read(fields: &Fields<'_>) -> Result<SubscriptionRequest, Error> {
        let email = fields.truthy("email").and_then(Value::as_str).ok_or(Error::EmailMissing)?;
        let language = fields.text("language").and_then(|code| code.to_ascii_lowercase().parse().ok());
        Ok(SubscriptionRequest {
            language: language.ok_or(Error::LanguageMissing)?,
            email: Email::parse(email)?,
            test: fields.truthy("test").is_some(),
        })
    }
}

/// The answer to asking for the newsletter. It is the same whether the address gets it already or not.
#[derive(Serialize, Apiv2Schema)]
pub struct SubscribedAnswer {
    result: Outcome,
    data: SubscribedData,
}

/// Who is to get the newsletter.
#[derive(Serialize, Apiv2Schema)]
struct SubscribedData {
    /// The language.
    #[openapi(example = "en")]
    language: String,
    /// The address, cleaned.
    #[openapi(example = "joost@example.com")]
    email: String,
    /// The first half of the link in the mail, in test mode only.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The second half, in test mode only.
    #[serde(skip_serializing_if = "Option::is_none")]
    ehash: Option<String>,
}

impl From<Subscribed> for SubscribedAnswer {
    fn from(subscribed: Subscribed) -> Self {
        let subscriber = subscribed.subscriber.as_ref();
        let data = SubscribedData {
            language: subscribed.language.code().to_owned(),
            email: subscribed.email.as_str().to_owned(),
            id: subscriber.map(|subscriber| subscriber.id.to_string()),
            ehash: subscriber.map(|subscriber| subscriber.hash().as_str().to_owned()),
        };
        Self { result: Outcome::Success, data }
    }
}

/// Both halves of the link in the mail.
#[derive(Apiv2Schema)]
#[openapi(
    example = r#"{"id": "3ce1a7f0-cafb-43aa-9076-b0d3c8cb2bcf", "ehash": "a9676f1fc454ef77a10dd247a5ee71e292d7449d3c1ef1605de253d28f49d576"}"#
)]
pub struct SubscriptionBody {
    /// The first half.
    pub id: String,
    /// The second half: 64 hexadecimal characters.
    pub ehash: String,
}

/// What was sent to confirm; the id is `None` for text that can be nobody's.
pub struct Subscription {
    /// The first half.
    pub id: Option<SubscriberId>,
    /// The second half.
    pub hash: EmailHash,
}

impl Readable for SubscriptionBody {
    type Read = Subscription;

    fn read(fields: &Fields<'_>) -> Result<Subscription, Error> {
        let id = fields.truthy("id").and_then(Value::as_str).ok_or(Error::IdMissing)?;
        let hash = fields.truthy("ehash").and_then(Value::as_str).ok_or(Error::EhashMissing)?;
        Ok(Subscription { id: id.parse().ok().map(SubscriberId), hash: EmailHash::from_stored(hash) })
    }
}
