//! How one mail is handed over to an SMTP server.

use std::time::Duration;

use lettre::transport::smtp::client::SmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};

use super::failure::{Failure, Step};
use super::server::PATIENCE;
use crate::transport::Parcel;

/// How long a server may look at a message before it takes it. Much longer than a command, because servers scan mail
/// now, and one that takes the mail after we gave up would get it again and again.
const PATIENCE_FOR_MESSAGE: Duration = Duration::from_secs(60);

/// Hands a mail over. A copy that is refused for good is left out: that the old address of an account is gone must not
/// keep its owner from confirming the new one.
pub(crate) fn hand_over(connection: &mut SmtpConnection, parcel: &Parcel) -> Result<(), Failure> {
    let at = |step| move |error| Failure::new(step, error);
    let parameters = parameters(connection, parcel);
    connection.command(Mail::new(Some(parcel.sender.clone()), parameters)).map_err(at(Step::Sender))?;
    connection.command(Rcpt::new(parcel.recipient.clone(), Vec::new())).map_err(at(Step::Recipient))?;
    for copy in &parcel.copies {
        match connection.command(Rcpt::new(copy.clone(), Vec::new())).map_err(at(Step::Recipient)) {
            Err(failure) if failure.is_permanent() => {
                let (mail, cause) = (parcel.id.0, failure.told());
                tracing::warn!(mail, template = parcel.template, %cause, "a copy of a mail was refused and left out");
            }
            outcome => drop(outcome?),
        }
    }
    connection.command(Data).map_err(at(Step::Message))?;
    let _ = connection.set_timeout(Some(PATIENCE_FOR_MESSAGE));
    connection.message(&parcel.message).map_err(at(Step::Message))?;
    let _ = connection.set_timeout(Some(PATIENCE));
    Ok(())
}

/// What the server must know to expect addresses that are not ASCII; nothing else in a message is. A server that does
/// not offer it refuses such an address by itself.
fn parameters(connection: &SmtpConnection, parcel: &Parcel) -> Vec<MailParameter> {
    if parcel.message.is_ascii() {
        return Vec::new();
    }
    let server = connection.server_info();
    let mut parameters = Vec::new();
    if server.supports_feature(Extension::SmtpUtfEight) {
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if server.supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    parameters
}
