//! A real SMTP server in a process of its own, see `smtp_server.py`.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A server that ends with this value.
pub(crate) struct SmtpServer {
    child: Child,
    lines: BufReader<ChildStdout>,
    pub(crate) port: u16,
}

impl SmtpServer {
    /// Starts a server with arguments for the script.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let python = std::env::var("FREESEWING_TEST_PYTHON").expect(
            "FREESEWING_TEST_PYTHON must name a Python that has aiosmtpd; run the tests with scripts/test, which takes \
             care of it",
        );
        let mut child = Command::new(&python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtp_server.py"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot run {python} (FREESEWING_TEST_PYTHON): {error}"));
        let lines = BufReader::new(child.stdout.take().unwrap());
        let mut server = Self { child, lines, port: 0 };
        server.port = server.next()["port"].as_u64().unwrap().try_into().unwrap();
        server
    }

    /// What the server says next: a mail that arrived.
    pub(crate) fn next(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "the SMTP server has ended; does its Python have aiosmtpd? See scripts/test");
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
