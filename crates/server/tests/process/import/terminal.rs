//! Whoever waits at a terminal sees how far it is.

use std::process::{Command, Stdio};

use super::former::Former;
use crate::support::smtp::python;

/// Runs a program in a terminal of its own, and prints what it shows.
const IN_A_TERMINAL: &str = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

#[test]
fn a_terminal_shows_how_far_it_is() {
    let former = Former::new();
    let import = former.place.command(&["import", "--from", "former.sqlite"]);
    let variables = import.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let mut command = Command::new(python());
    command.current_dir(former.place.path()).env_clear().envs(variables).env("TERM", "xterm");
    command.args(["-c", IN_A_TERMINAL]).arg(import.get_program()).args(import.get_args());
    let shown = command.stdin(Stdio::null()).output().unwrap();
    let text = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.status.success(), "{shown:?}");
    for part in ["taking accounts ", "] 5/11 ", "comparing option packs ", " left"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let after = text.rsplit_once("comparing option packs").unwrap().1;
    assert!(after.contains("has moved into"), "the bar goes, and the counts come: {text}");
}
