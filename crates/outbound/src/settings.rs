//! How whoever runs a server wants mail to be sent.

use std::path::{Path, PathBuf};

use freesewing_domain::secret::Secret;
use lettre::Address;
use lettre::message::Mailbox;

use crate::address::mailbox;
use crate::transport::{FolderTransport, SmtpTransport, Transport};

/// Who mail is from and how it leaves. Addresses are as people write them: `info@freesewing.org`, or
/// `FreeSewing <info@freesewing.org>`.
#[derive(Clone)]
pub struct MailSettings {
    /// Who it is from.
    pub from: String,
    /// Who gets the answers; nobody else than `from` when empty.
    pub reply_to: Vec<String>,
    /// Who gets a copy of every mail, for all to see.
    pub cc: Vec<String>,
    /// Who gets a copy of every mail, unseen.
    pub bcc: Vec<String>,
    /// Who is told when a mail bounces (the Return-Path); `from` when not given.
    pub feedback: Option<String>,
    /// How it leaves.
    pub delivery: Delivery,
}

/// How mail leaves.
#[derive(Clone)]
pub enum Delivery {
    /// Through an SMTP server.
    Smtp {
        /// Its URL: `smtps://user:password@host:port` and its kin, see [`SmtpTransport`]. Secret for the password.
        url: Secret,
        /// A file of certificates (PEM) to trust besides the public ones, for a server with a private authority.
        authority: Option<PathBuf>,
    },
    /// Through Amazon's mail service, which speaks SMTP.
    Ses {
        /// The same, for that service.
        url: Secret,
    },
    /// Not at all: each mail becomes a file in this folder.
    Folder(PathBuf),
}

/// What is wrong with settings. Shows no address and no password.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// What should be an address is none.
    #[error("the mail setting `{0}` must hold addresses such as `FreeSewing <info@freesewing.org>`")]
    Address(&'static str),
    /// The URL of the SMTP server makes no sense.
    #[error("the mail URL must look like smtps://user:password@host:465, but {0}")]
    Url(&'static str),
    /// The certificates cannot be used.
    #[error("cannot take certificates from {path}: {cause}")]
    Authority {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
}

/// Settings that were found to be sound.
pub(crate) struct Checked {
    pub(crate) from: Mailbox,
    pub(crate) reply_to: Vec<Mailbox>,
    pub(crate) cc: Vec<Mailbox>,
    pub(crate) bcc: Vec<Mailbox>,
    pub(crate) feedback: Address,
    pub(crate) transport: Box<dyn Transport>,
}

impl MailSettings {
    /// Who mail is from when nobody said otherwise.
    pub const FROM: &'static str = "FreeSewing <info@freesewing.org>";

    /// Settings with the usual sender, answers to the same address, and no copies.
    #[must_use]
    pub fn new(delivery: Delivery) -> Self {
        Self {
            from: Self::FROM.to_owned(),
            reply_to: vec![Self::FROM.to_owned()],
            cc: Vec::new(),
            bcc: Vec::new(),
            feedback: None,
            delivery,
        }
    }

    /// Says what is wrong with these settings, if anything. Contacts nobody and writes nothing, so that a server can
    /// ask before it starts.
    ///
    /// # Errors
    /// [`SettingsError`]
    pub fn check(&self) -> Result<(), SettingsError> {
        self.checked().map(drop)
    }

    /// Reads the texts into what they stand for.
    pub(crate) fn checked(&self) -> Result<Checked, SettingsError> {
        let from = one("from", &self.from)?;
        let feedback = match &self.feedback {
            Some(text) => one("feedback", text)?.email,
            None => from.email.clone(),
        };
        Ok(Checked {
            from,
            reply_to: all("reply to", &self.reply_to)?,
            cc: all("cc", &self.cc)?,
            bcc: all("bcc", &self.bcc)?,
            feedback,
            transport: transport(&self.delivery)?,
        })
    }
}

fn one(setting: &'static str, text: &str) -> Result<Mailbox, SettingsError> {
    mailbox(text).ok_or(SettingsError::Address(setting))
}

fn all(setting: &'static str, texts: &[String]) -> Result<Vec<Mailbox>, SettingsError> {
    texts.iter().map(|text| one(setting, text)).collect()
}

fn transport(delivery: &Delivery) -> Result<Box<dyn Transport>, SettingsError> {
    Ok(match delivery {
        Delivery::Smtp { url, authority } => Box::new(SmtpTransport::new(url, authority.as_deref().map(Path::new))?),
        Delivery::Ses { url } => Box::new(SmtpTransport::new(url, None)?),
        Delivery::Folder(folder) => Box::new(FolderTransport::new(folder)),
    })
}
