//! Confirmations.

use freesewing_domain::confirmation::{Confirmation, Purpose};
use freesewing_domain::ids::ConfirmationId;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::Outcome;
use super::suggestion::SetSubmission;

/// The answer to looking at a confirmation: a link, or a set that was proposed.
#[derive(Serialize, Apiv2Schema)]
pub struct ConfirmationAnswer {
    result: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmation: Option<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    submission: Option<SetSubmission>,
}

/// Both halves of a link.
#[derive(Serialize, Apiv2Schema)]
struct Link {
    /// The first half.
    #[openapi(example = "77d1622a-1211-48e2-9d5e-60adf76808ff")]
    id: String,
    /// The second half: 16 hexadecimal characters.
    #[openapi(example = "8a1f0c3e5d7b9264")]
    check: String,
}

impl ConfirmationAnswer {
    /// A confirmation that this `check` opens.
    #[must_use]
    pub fn new(confirmation: Confirmation, check: String) -> Self {
        match confirmation.purpose {
            Purpose::SuggestedSet(suggested) => Self {
                result: Outcome::Success,
                confirmation: None,
                submission: Some(SetSubmission::new(confirmation.id, suggested)),
            },
            _ => Self::link(confirmation.id, check),
        }
    }

    fn link(id: ConfirmationId, check: String) -> Self {
        let link = Link { id: id.to_string(), check };
        Self { result: Outcome::Success, confirmation: Some(link), submission: None }
    }
}
