//! A real SMTP server in a process of its own, and a door before it that can be shut.

use std::io::{BufRead as _, BufReader};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::mpsc::{Receiver, channel};

use serde_json::Value;

use super::PATIENCE;

/// A Python that has aiosmtpd.
pub(crate) fn python() -> String {
    std::env::var("FREESEWING_TEST_PYTHON").expect(
        "FREESEWING_TEST_PYTHON must name a Python that has aiosmtpd; run the tests with scripts/test, which takes \
         care of it",
    )
}

/// A server that ends with this value.
pub(crate) struct SmtpServer {
    child: Child,
    said: Receiver<Value>,
    pub(crate) port: u16,
}

impl SmtpServer {
    pub(crate) fn start() -> Self {
        let mut child = Command::new(python())
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../outbound/tests/smtp_server.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("FREESEWING_TEST_PYTHON can be run");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (say, said) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = say.send(serde_json::from_str(&line).unwrap());
            }
        });
        let mut server = Self { child, said, port: 0 };
        server.port = server.next()["port"].as_u64().unwrap().try_into().unwrap();
        server
    }

    /// What the server says next: a mail that arrived.
    pub(crate) fn next(&mut self) -> Value {
        self.said.recv_timeout(PATIENCE).expect("a mail arrives")
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that hangs up on everybody until there is a server behind it.
pub(crate) struct Door {
    pub(crate) port: u16,
    behind: Arc<AtomicU16>,
}

impl Door {
    /// A shut door.
    pub(crate) fn shut() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let door = Self { port: listener.local_addr().unwrap().port(), behind: Arc::default() };
        let behind = Arc::clone(&door.behind);
        std::thread::spawn(move || {
            for caller in listener.incoming().map_while(Result::ok) {
                let port = behind.load(Ordering::Acquire);
                if port != 0 {
                    let server = TcpStream::connect(("127.0.0.1", port)).unwrap();
                    pass(caller.try_clone().unwrap(), server.try_clone().unwrap());
                    pass(server, caller);
                }
            }
        });
        door
    }

    /// Lets everybody through to a server from now on.
    pub(crate) fn open_to(&self, server: &SmtpServer) {
        self.behind.store(server.port, Ordering::Release);
    }
}

/// Passes on what comes from one side to the other.
fn pass(mut from: TcpStream, mut to: TcpStream) {
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Write);
    });
}
