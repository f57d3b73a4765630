//! Mail that leaves through an SMTP server.

mod conversation;
mod failure;
mod server;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use freesewing_domain::secret::Secret;
use lettre::transport::smtp::client::SmtpConnection;

use self::server::Server;
use super::{Parcel, SendError, Transport};
use crate::settings::SettingsError;

/// Sends mail through one SMTP server.
///
/// | URL                                          | port | connection                                                  |
/// | -------------------------------------------- | ---- | ----------------------------------------------------------- |
/// | `smtps://user:password@host`                 | 465  | TLS from the start; the best choice                         |
/// | `smtp://user:password@host?tls=required`     | 587  | STARTTLS, or no mail                                        |
/// | `smtp://user:password@host?tls=opportunistic`| 587  | STARTTLS if the server offers it; no protection from others |
/// | `smtp://host`                                | 25   | never TLS; for a server on the same machine                 |
///
/// A password goes to another machine over TLS or not at all.
///
/// `host:port` overrides the port, a path (`smtps://host/my.name`) the name by which we greet, and user and password
/// may be left out together. What is special in a URL must be written as in a URL: `user%40example.org`. TLS trusts
/// the usual public authorities (Mozilla's list), and the file of certificates if there is one.
///
/// Connecting and each command get 10 seconds, taking over a message 60. The connection serves mail after mail and is
/// closed as soon as none is left.
pub struct SmtpTransport {
    server: Server,
    connection: Mutex<Option<SmtpConnection>>,
}

impl SmtpTransport {
    /// Reads the URL of the server, and the certificates of a private authority. Does not connect.
    ///
    /// # Errors
    /// [`SettingsError`]
    pub fn new(url: &Secret, authority: Option<&Path>) -> Result<Self, SettingsError> {
        Ok(Self { server: Server::parse(url, authority)?, connection: Mutex::new(None) })
    }

    fn held(&self) -> MutexGuard<'_, Option<SmtpConnection>> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for SmtpTransport {
    fn send(&self, parcel: &Parcel) -> Result<(), SendError> {
        let mut held = self.held();
        let kept = held.take().and_then(|mut kept| kept.test_connected().then_some(kept));
        let mut connection = kept.map_or_else(|| self.server.connect(), Ok)?;
        match conversation::hand_over(&mut connection, parcel) {
            Ok(()) => {
                *held = Some(connection);
                Ok(())
            }
            Err(failure) => {
                if failure.was_said() {
                    connection.abort();
                }
                Err(failure.into())
            }
        }
    }

    fn rest(&self) {
        if let Some(mut connection) = self.held().take() {
            connection.abort();
        }
    }
}
