//! Confirmations.

use freesewing_domain::ids::ConfirmationId;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::Outcome;

/// The answer to looking at a confirmation.
#[derive(Serialize, Apiv2Schema)]
pub struct ConfirmationAnswer {
    result: Outcome,
    confirmation: Link,
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
    /// A link that is good, by both its halves.
    #[must_use]
    pub fn new(id: ConfirmationId, check: String) -> Self {
        Self { result: Outcome::Success, confirmation: Link { id: id.to_string(), check } }
    }
}
