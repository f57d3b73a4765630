//! Running an example as its reader would.

use std::path::PathBuf;
use std::process::Command;

use super::rust;
use crate::support::client::Credential;
use crate::support::smtp::python;

/// A language that the guide speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Curl,
    Python,
    JavaScript,
    Rust,
}

pub(super) const LANGUAGES: [Language; 4] = [Language::Curl, Language::Python, Language::JavaScript, Language::Rust];

/// What a program said, and the code that it ended with.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) stdout: String,
    pub(super) stderr: String,
    pub(super) code: i32,
}

impl Language {
    fn program(self, topic: &str) -> Command {
        let file = |ending: &str| {
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../docs/guide/examples/{topic}.{ending}"))
        };
        let (program, file) = match self {
            Self::Curl => ("sh".to_owned(), file("sh")),
            Self::Python => (python(), file("py")),
            Self::JavaScript => (node(), file("mjs")),
            Self::Rust => return rust::program(topic),
        };
        let mut command = Command::new(program);
        command.arg(file);
        command
    }
}

/// Node: the one that the tests are told of, or else the one that is found.
fn node() -> String {
    std::env::var("FREESEWING_TEST_NODE").unwrap_or_else(|_| "node".to_owned())
}

/// Runs the example of a topic in a language, with a key for the server at a port.
#[track_caller]
pub(super) fn run(language: Language, topic: &str, port: u16, key: &Credential) -> Said {
    let Credential::Key { id, secret } = key else { panic!("the guide is about keys") };
    let mut command = language.program(topic);
    command
        .env("FREESEWING_URL", format!("http://127.0.0.1:{port}"))
        .env("FREESEWING_KEY", id)
        .env("FREESEWING_SECRET", secret)
        // Whoever runs the tests may have a proxy, which knows nothing of this port.
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1");
    let output = command.output().unwrap_or_else(|error| {
        panic!("{language:?} cannot be run ({error}); run the tests with scripts/test, which takes care of it")
    });
    let text = |bytes| String::from_utf8(bytes).expect("text");
    let said = Said {
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        code: output.status.code().expect("it ends by itself"),
    };
    match language {
        Language::Rust => Said { stdout: rust::own_words(&said.stdout), ..said },
        _ => said,
    }
}
