//! Speaking TCP, for what no HTTP client would send.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A connection to a server on this machine.
pub(crate) struct Raw(TcpStream);

impl Raw {
    pub(crate) fn connect(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
        Self(stream)
    }

    /// Sends bytes; the other side may have hung up already.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let _ = self.0.write_all(bytes.as_ref()).and_then(|()| self.0.flush());
        self
    }

    /// The status of the answer, or nothing if the other side hung up without one.
    pub(crate) fn status(&mut self) -> Option<u16> {
        let (mut start, mut chunk) = (Vec::new(), [0; 64]);
        while start.len() < 12 {
            match self.0.read(&mut chunk) {
                Ok(length @ 1..) => start.extend_from_slice(&chunk[..length]),
                _ => return None,
            }
        }
        String::from_utf8_lossy(&start).split(' ').nth(1)?.parse().ok()
    }
}
