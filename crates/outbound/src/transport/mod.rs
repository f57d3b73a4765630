//! The ways out: an SMTP server, or a folder.

mod folder;
mod smtp;

use freesewing_domain::ids::MailId;
use freesewing_domain::time::Timestamp;

pub use folder::FolderTransport;
pub use lettre::Address;
pub use smtp::SmtpTransport;

/// A mail in its envelope, as it goes over the wire. Has no `Debug`, because it holds addresses and links.
pub struct Parcel {
    /// Its number in the outbox.
    pub id: MailId,
    /// The name of its letter.
    pub template: &'static str,
    /// When it was put together.
    pub at: Timestamp,
    /// Who is told when it bounces.
    pub sender: Address,
    /// Who it is for.
    pub recipient: Address,
    /// Who else gets it. A copy that is refused for good does not keep the mail from its recipient.
    pub copies: Vec<Address>,
    /// Headers and body.
    pub message: Vec<u8>,
}

/// Why a mail did not leave. The text is for logs: it holds no address, no link and no password, hence nothing that an
/// SMTP server said but its numbers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// No mail leaves at the moment.
    #[error("{0}")]
    Unreachable(String),
    /// This mail was not taken, but may be later.
    #[error("{0}")]
    Deferred(String),
    /// This mail was refused for good.
    #[error("{0}")]
    Refused(String),
}

/// A way out.
pub trait Transport: Send + Sync {
    /// Sends a mail, and returns when whoever is next has taken responsibility for it.
    ///
    /// # Errors
    /// [`SendError`]
    fn send(&self, parcel: &Parcel) -> Result<(), SendError>;

    /// Whether text may go as it is, whatever its letters: not every mail server takes that.
    fn takes_any_text(&self) -> bool {
        false
    }

    /// Is told that there is nothing to send at the moment, to let go of what was kept at hand.
    fn rest(&self) {}
}
