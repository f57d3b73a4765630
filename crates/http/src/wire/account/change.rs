//! What may be sent to change an account.

use freesewing_domain::email::Email;
use freesewing_domain::error::{Error, Field};
use freesewing_domain::ids::ConfirmationId;
use freesewing_domain::image::ImageSource;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::account::{AccountChange, EmailProof};
use freesewing_domain::service::image::Attachment;
use freesewing_domain::user::{Consent, UserPatch, Username};
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::Free;
use crate::wire::{Fields, Readable};

/// What to send to change an account. Whatever is absent stays as it is; what cannot be is left aside.
#[derive(Serialize, Apiv2Schema)]
#[serde(rename_all = "camelCase")]
#[openapi(example = r#"{"bio": "I sew.", "imperial": false, "data": {"theme": "dark"}}"#)]
pub struct AccountBody {
    /// About yourself; Markdown, 10,000 characters at most.
    pub bio: Option<String>,
    /// Whether to compare measurements with those of others.
    pub compare: Option<bool>,
    /// 0, 1, 2 or 3.
    pub consent: Option<u8>,
    /// 1 to 5.
    pub control: Option<u8>,
    /// Members to lay over the present ones, one level deep.
    pub data: Option<Free>,
    /// Whether to show inches.
    pub imperial: Option<bool>,
    /// The language of mails: en, de, es, fr, nl or uk.
    pub language: Option<String>,
    /// Whether you want the newsletter.
    pub newsletter: Option<bool>,
    /// A new picture of yours: a data URI, or the address of one, 4,000 bytes at most.
    pub img: Option<String>,
    /// A new user name: 2 to 50 characters, no `@`, not digits alone. Left aside when it is taken.
    pub username: Option<String>,
    /// A new password, 1,000 characters at most. Needs level 4.
    pub password: Option<String>,
    /// Beside a new password: end every token issued before; the answer carries a fresh one.
    pub sign_out_elsewhere: Option<bool>,
    /// A new e-mail address; it changes once the link in the mail is followed. Needs level 4.
    pub email: Option<String>,
    /// `emailchange`, together with both halves of that link.
    pub confirm: Option<String>,
    /// The first half of the link.
    pub confirmation: Option<String>,
    /// The second half of the link.
    pub check: Option<String>,
}

/// What was sent to change an account.
pub struct Change {
    /// The change, without its picture.
    pub account: AccountChange,
    /// The picture, not looked at yet.
    pub img: Option<ImageSource>,
}

impl Readable for AccountBody {
    type Read = Change;

    fn read(fields: &Fields<'_>) -> Result<Change, Error> {
        let account = AccountChange {
            patch: patch(fields)?,
            password: fields.text("password").filter(|text| !text.is_empty()).map(Secret::new),
            sign_out_elsewhere: fields.flag("signOutElsewhere") == Some(true),
            email: email(fields)?,
            proof: proof(fields),
            test: fields.truthy("test").is_some(),
            picture: Attachment::None,
        };
        Ok(Change { account, img: fields.picture()? })
    }
}

fn patch(fields: &Fields<'_>) -> Result<UserPatch, Error> {
    Ok(UserPatch {
        bio: fields.string("bio"),
        compare: fields.flag("compare"),
        consent: fields.number("consent").and_then(Consent::from_number),
        control: fields.number("control").and_then(|n| (1..=5_u8).find(|level| f64::from(*level) == n)),
        data: fields.document(Field::Data)?,
        imperial: fields.flag("imperial"),
        language: fields.text("language").and_then(|code| code.parse().ok()),
        newsletter: fields.flag("newsletter"),
        username: fields.text("username").and_then(Username::parse),
        ..UserPatch::default()
    })
}

/// A new address. Nothing, and what JavaScript takes for nothing, asks for no change; what cannot be an address is an
/// error, because somebody waits for a mail to it.
fn email(fields: &Fields<'_>) -> Result<Option<Email>, Error> {
    let sent = fields.truthy("email").map(|value| value.as_str().ok_or(Error::EmailInvalid)).transpose()?;
    sent.map(Email::parse).transpose()
}

fn proof(fields: &Fields<'_>) -> Option<EmailProof> {
    let (confirmation, check) = (fields.text("confirmation")?, fields.text("check")?);
    let proof = EmailProof { confirmation: confirmation.parse().ok().map(ConfirmationId), check: Secret::new(check) };
    (fields.text("confirm") == Some("emailchange")).then_some(proof)
}
