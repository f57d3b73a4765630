//! What went wrong while talking to an SMTP server, told without what it said: servers like to repeat the address.

use std::error::Error as _;
use std::io;

use lettre::transport::smtp;

use crate::transport::SendError;

/// What we were about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Connect,
    StartTls,
    SignIn,
    Sender,
    Recipient,
    Message,
}

impl Step {
    fn doing(self) -> &'static str {
        match self {
            Self::Connect => "connecting to the SMTP server",
            Self::StartTls => "starting TLS with the SMTP server",
            Self::SignIn => "signing in at the SMTP server",
            Self::Sender => "naming the sender to the SMTP server",
            Self::Recipient => "naming a recipient to the SMTP server",
            Self::Message => "handing the message to the SMTP server",
        }
    }
}

/// A step that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    step: Step,
    error: smtp::Error,
}

impl Failure {
    pub(crate) fn new(step: Step, error: smtp::Error) -> Self {
        Self { step, error }
    }

    /// Whether the server said so itself, so that it can be talked to further.
    pub(crate) fn was_said(&self) -> bool {
        self.error.status().is_some()
    }

    /// Whether the server refused for good.
    pub(crate) fn is_permanent(&self) -> bool {
        self.error.is_permanent()
    }

    /// What happened, for a log.
    pub(crate) fn told(&self) -> String {
        format!("{}: {}", self.step.doing(), cause(&self.error))
    }
}

impl From<Failure> for SendError {
    /// Only what the server says about recipient or message is about this mail. All else is about the server, or about
    /// our settings: no mail is given up because a password was changed.
    fn from(failure: Failure) -> Self {
        let told = failure.told();
        let code = failure.error.status().map(|code| code.to_string());
        match (failure.step, code.as_deref()) {
            // Shutting down; sign in first.
            (_, None | Some("421" | "530")) => Self::Unreachable(told),
            (Step::Recipient | Step::Message, _) if failure.is_permanent() => Self::Refused(told),
            (Step::Recipient | Step::Message, _) => Self::Deferred(told),
            _ => Self::Unreachable(told),
        }
    }
}

/// The cause, without any text of the server's.
fn cause(error: &smtp::Error) -> String {
    if let Some(code) = error.status() {
        return format!("it answered {code}{}", enhanced_code(error));
    }
    if error.is_response() {
        return "it hung up, or does not speak SMTP".to_owned();
    }
    if is_timeout(error) { "no answer in time".to_owned() } else { error.to_string() }
}

/// The more telling code that many servers begin their text with, such as ` 5.1.1`.
fn enhanced_code(error: &smtp::Error) -> String {
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    match text.split_whitespace().next() {
        Some(word) if word.len() <= 11 && word.split('.').count() == 3 && is_digits_and_dots(word) => {
            format!(" {word}")
        }
        _ => String::new(),
    }
}

fn is_digits_and_dots(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether the time ran out; a socket says so in one of two ways, depending on the system.
fn is_timeout(error: &smtp::Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(error) = cause.downcast_ref::<io::Error>() {
            return matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock);
        }
        source = cause.source();
    }
    false
}
