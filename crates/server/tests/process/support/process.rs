//! A process of the binary, and what it says.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::client::Client;
use super::{PATIENCE, wait_for};

/// What a stream has brought so far.
struct Stream {
    text: Arc<Mutex<Vec<u8>>>,
    reader: Option<JoinHandle<()>>,
}

impl Stream {
    fn of(mut source: impl Read + Send + 'static) -> Self {
        let text = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&text);
        let reader = std::thread::spawn(move || {
            let mut chunk = [0; 8192];
            while let Ok(length @ 1..) = source.read(&mut chunk) {
                kept.lock().unwrap().extend_from_slice(&chunk[..length]);
            }
        });
        Self { text, reader: Some(reader) }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.text.lock().unwrap()).into_owned()
    }

    fn finish(&mut self) -> String {
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        self.text()
    }
}

/// A process; it ends with this value at the latest.
pub(crate) struct Process {
    child: Child,
    stdout: Stream,
    stderr: Stream,
}

/// What is left of a process that ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// How long it took since we began to wait.
    pub(crate) after: Duration,
}

impl Process {
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        Self { child, stdout: Stream::of(stdout), stderr: Stream::of(stderr) }
    }

    /// Waits until it ends by itself.
    pub(crate) fn end(mut self) -> Ended {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "it does not end; so far: {}{}",
                self.stdout.text(),
                self.stderr.text()
            );
            std::thread::sleep(Duration::from_millis(5));
        };
        let after = start.elapsed();
        Ended { status, stdout: self.stdout.finish(), stderr: self.stderr.finish(), after }
    }

    fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server that answers.
pub(crate) struct Server {
    process: Process,
    /// Speaks to it, with a new connection for each request.
    pub(crate) client: Client,
    pub(crate) port: u16,
    /// How long it took from the start to the first answer.
    pub(crate) ready_after: Duration,
}

impl Server {
    /// Starts a server and waits until it answers.
    pub(crate) fn start(command: Command) -> Self {
        let start = Instant::now();
        let mut process = Process::start(command);
        let port = wait_for("the server says where it listens", || {
            let (stdout, stderr) = (process.stdout.text(), process.stderr.text());
            assert!(!process.has_ended(), "the server has ended: {stdout}{stderr}");
            let (_, rest) = stdout.split_once("listens on http://127.0.0.1:")?;
            rest.lines().next().filter(|_| rest.contains('\n'))?.parse().ok()
        });
        let client = Client::new(port);
        wait_for("the server answers", || client.try_get("/").ok());
        Self { process, client, port, ready_after: start.elapsed() }
    }

    pub(crate) fn stdout(&self) -> String {
        self.process.stdout.text()
    }

    pub(crate) fn stderr(&self) -> String {
        self.process.stderr.text()
    }

    /// The lines of the log so far; each is JSON.
    pub(crate) fn log(&self) -> Vec<Value> {
        log_lines(&self.stderr())
    }

    /// Asks it to end.
    pub(crate) fn terminate(&self) {
        let pid = self.process.child.id().to_string();
        let sent = Command::new("sh").args(["-c", "kill -s TERM \"$0\"", &pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until it has ended.
    pub(crate) fn end(self) -> Ended {
        self.process.end()
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn stop(self) -> Ended {
        self.terminate();
        let ended = self.end();
        assert!(ended.status.success(), "{ended:?}");
        ended
    }

    /// Ends it as a crash would; answers what it said on standard error.
    pub(crate) fn kill(mut self) -> String {
        self.process.child.kill().unwrap();
        self.process.child.wait().unwrap();
        self.process.stderr.finish()
    }
}

/// The complete lines of a log.
pub(crate) fn log_lines(text: &str) -> Vec<Value> {
    let complete = text.rfind('\n').map_or("", |end| &text[..end]);
    complete.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect()
}
