//! Puts a letter in its envelope and hands it to a transport.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use freesewing_domain::mail::QueuedMail;
use freesewing_domain::rules::Website;
use freesewing_domain::time::Timestamp;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::address::recipient;
pub use crate::diary::MailDiary;
use crate::letter::{Rendered, render, template};
use crate::settings::{Checked, MailSettings, SettingsError};
use crate::transport::{Parcel, SendError, Transport};

/// Delivers mails, one at a time.
///
/// Every mail says that a machine sent it (`Auto-Submitted`), so that no machine answers it. Its `Message-ID` is made
/// from its number and age in the outbox: when a mail had to be sent twice, because an answer was lost on the way, the
/// reader's mail program can tell that it is one.
pub struct Postman {
    settings: Checked,
    diary: Arc<MailDiary>,
}

impl Postman {
    /// A postman with these settings. Contacts nobody yet.
    ///
    /// # Errors
    /// [`SettingsError`]
    pub fn new(settings: &MailSettings) -> Result<Self, SettingsError> {
        Ok(Self { settings: settings.checked()?, diary: Arc::new(MailDiary::new(&settings.delivery)) })
    }

    /// A postman with a way out of your own; the one that the settings name is not used.
    ///
    /// # Errors
    /// [`SettingsError`]
    pub fn with_transport(settings: &MailSettings, transport: Box<dyn Transport>) -> Result<Self, SettingsError> {
        Ok(Self { settings: Checked { transport, ..settings.checked()? }, ..Self::new(settings)? })
    }

    /// Delivers a mail; when it returns, whoever is next has taken responsibility for it.
    ///
    /// # Errors
    /// [`SendError`]
    pub fn deliver(&self, queued: &QueuedMail, website: &Website, now: Timestamp) -> Result<(), SendError> {
        let sent = self.parcel(queued, website, now).and_then(|parcel| self.settings.transport.send(&parcel));
        match &sent {
            Ok(()) => self.diary.delivered(now),
            Err(error) => self.diary.failed(now, error),
        }
        sent
    }

    /// What becomes of mails.
    #[must_use]
    pub fn diary(&self) -> Arc<MailDiary> {
        Arc::clone(&self.diary)
    }

    /// Takes note that a mail will not be tried again.
    pub(crate) fn gave_up(&self) {
        self.diary.gave_up();
    }

    /// Says that there is nothing to deliver at the moment.
    pub fn rest(&self) {
        self.settings.transport.rest();
    }

    fn parcel(&self, queued: &QueuedMail, website: &Website, now: Timestamp) -> Result<Parcel, SendError> {
        let refused = |cause: &str| SendError::Refused(cause.to_owned());
        let to = recipient(&queued.mail.to).ok_or_else(|| refused("its address is none that mail can be sent to"))?;
        let cc = self.cc(queued);
        let unseen = self.settings.bcc.iter();
        let mut copies: Vec<Address> = Vec::new();
        for copy in cc.iter().chain(unseen).map(|mailbox| &mailbox.email) {
            if *copy != to && !copies.contains(copy) {
                copies.push(copy.clone());
            }
        }
        let message = self.message(queued, website, now, &to, cc);
        let message = message.map_err(|_| refused("it cannot be put into the form of a mail"))?;
        Ok(Parcel {
            id: queued.id,
            template: template(&queued.mail.letter),
            at: now,
            sender: self.settings.feedback.clone(),
            recipient: to,
            copies,
            message: message.formatted(),
        })
    }

    /// Who gets a copy for all to see. An address that is none is left out.
    fn cc(&self, queued: &QueuedMail) -> Vec<Mailbox> {
        let asked = queued.mail.cc.as_ref().and_then(recipient).map(Mailbox::from);
        asked.into_iter().chain(self.settings.cc.iter().cloned()).collect()
    }

    fn message(
        &self,
        queued: &QueuedMail,
        website: &Website,
        now: Timestamp,
        to: &Address,
        cc: Vec<Mailbox>,
    ) -> Result<Message, lettre::error::Error> {
        let Rendered { subject, text, html } = render(&queued.mail, website);
        let since_1970 = Duration::from_millis(u64::try_from(now.as_millis()).unwrap_or(0));
        let mut builder = Message::builder().from(self.settings.from.clone()).to(to.clone().into()).subject(subject);
        for mailbox in &self.settings.reply_to {
            builder = builder.reply_to(mailbox.clone());
        }
        for mailbox in cc {
            builder = builder.cc(mailbox);
        }
        let text = plain(&text, self.settings.transport.takes_any_text());
        builder
            .date(UNIX_EPOCH + since_1970)
            .message_id(Some(self.message_id(queued)))
            .raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()))
            .envelope(Envelope::new(Some(self.settings.feedback.clone()), vec![to.clone()])?)
            .multipart(MultiPart::alternative().singlepart(text).singlepart(SinglePart::html(html)))
    }

    fn message_id(&self, queued: &QueuedMail) -> String {
        let (id, age) = (queued.id.0, queued.created_at.as_millis());
        format!("<{age}.{id}@{}>", self.settings.from.email.domain())
    }
}

/// The text part. Text goes as it is where it may, ASCII everywhere, so that its link can be copied from the file without
/// a mail program; left to itself, lettre encodes what has lines over 76 characters.
fn plain(text: &str, any_text: bool) -> SinglePart {
    let longest = text.lines().map(str::len).max().unwrap_or(0);
    let encoding = match (text.is_ascii(), any_text) {
        _ if text.contains('\r') || longest > LONGEST_LINE => None,
        (true, _) => Some(ContentTransferEncoding::SevenBit),
        (false, true) => Some(ContentTransferEncoding::EightBit),
        (false, false) => None,
    };
    let Some(encoding) = encoding else {
        return SinglePart::plain(text.to_owned());
    };
    let lines = text.replace('\n', "\r\n").into_bytes();
    SinglePart::builder().header(ContentType::TEXT_PLAIN).body(Body::dangerous_pre_encoded(lines, encoding))
}

/// The longest line that may go as it is (RFC 5322).
const LONGEST_LINE: usize = 998;

/// Tells answering machines to keep quiet (RFC 3834).
const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");
