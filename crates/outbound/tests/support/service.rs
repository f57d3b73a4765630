//! A service of somebody else's: a real HTTP server on a port of its own, which remembers what it was asked.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;

/// A request, as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Method and path, such as `GET /user`.
    pub(crate) line: String,
    /// By name in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Value,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// What comes back.
pub(crate) enum Reply {
    Json(u16, Value),
    Text(u16, String),
    /// Leads elsewhere.
    Redirect(String),
    /// Nothing, ever.
    Silence,
}

pub(crate) struct Service {
    pub(crate) base: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Service {
    /// A service that answers as `answer` says.
    pub(crate) fn start(answer: impl Fn(&Asked) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let remembered = Arc::clone(&asked);
        thread::spawn(move || {
            let mut waiting = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let request = read(&mut stream);
                remembered.lock().unwrap().push(request.clone());
                match answer(&request) {
                    Reply::Json(status, body) => write(&mut stream, status, "", &body.to_string()),
                    Reply::Text(status, body) => write(&mut stream, status, "", &body),
                    Reply::Redirect(to) => write(&mut stream, 302, &format!("Location: {to}\r\n"), ""),
                    Reply::Silence => waiting.push(stream),
                }
            }
        });
        Self { base, asked }
    }

    /// What it was asked since this was looked at last.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    /// The same, by method and path.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.line).collect()
    }
}

fn read(stream: &mut TcpStream) -> Asked {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut headers = BTreeMap::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let line = line.trim_end().strip_suffix(" HTTP/1.1").unwrap().to_owned();
    Asked { line, headers, body: serde_json::from_slice(&body).unwrap_or_default() }
}

/// A client that has had enough goes away, which is no fault of the service.
fn write(stream: &mut TcpStream, status: u16, headers: &str, body: &str) {
    let length = body.len();
    let _ =
        write!(stream, "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}");
}
