//! A folder that a server lives in, and the variables that it is started with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::{Ended, Process, Server};

/// The address in tokens: the same after a restart, whatever the port.
pub(crate) const URL: &str = "http://backend.example";

/// A folder and variables. Nothing of the environment of the tests reaches the process.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    variables: BTreeMap<String, String>,
}

impl Place {
    /// A new folder; the server gets a port from the system, and has no limits.
    pub(crate) fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap(), variables: BTreeMap::new() };
        place.with("BACKEND_PORT", "0").with("BACKEND_URL", URL).with("BACKEND_RATE_LIMIT", "off")
    }

    /// The same for a server that takes requests as tests, which is the quickest way to an account.
    pub(crate) fn with_test_mode() -> Self {
        Self::new().with("BACKEND_ENABLE_TESTS", "yes")
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.variables.remove(name);
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// The binary, with arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_freesewing-server"));
        command.current_dir(self.path()).env_clear().envs(&self.variables).args(arguments);
        command
    }

    /// Runs the binary with arguments until it ends.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        Process::start(self.command(arguments)).end()
    }

    /// The settings in force, as the binary prints them.
    pub(crate) fn config(&self) -> String {
        let ended = self.run(&["config"]);
        assert!(ended.status.success(), "{ended:?}");
        ended.stdout
    }

    /// Starts the server.
    pub(crate) fn serve(&self) -> Server {
        Server::start(self.command(&[]))
    }
}
