//! A terminal, for what is only said to one.

use std::process::{Command, Output, Stdio};

use super::smtp::python;

/// Runs a program in a terminal of its own, and prints what it shows.
const IN_A_TERMINAL: &str = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

/// Runs a command as somebody at a terminal does. What the terminal shows is in the standard output.
pub(crate) fn in_a_terminal(command: &Command) -> Output {
    let variables = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let mut terminal = Command::new(python());
    terminal.current_dir(command.get_current_dir().unwrap()).env_clear().envs(variables).env("TERM", "xterm");
    terminal.args(["-c", IN_A_TERMINAL]).arg(command.get_program()).args(command.get_args());
    terminal.stdin(Stdio::null()).output().unwrap()
}
