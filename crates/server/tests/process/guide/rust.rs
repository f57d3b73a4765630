//! The examples in Rust. They are a part of this program, so that the compiler and clippy see them; one runs in a process of
//! its own, which is this program too.

use std::collections::BTreeSet;
use std::error::Error;
use std::process::{Command, exit};

/// Names the example to run.
const TOPIC: &str = "FREESEWING_GUIDE_TOPIC";

type Main = fn() -> Result<(), Box<dyn Error>>;

mod first_key {
    include!("../../../../../docs/guide/examples/first-key.rs");
    pub(super) const MAIN: super::Main = main;
}
mod levels {
    include!("../../../../../docs/guide/examples/levels.rs");
    pub(super) const MAIN: super::Main = main;
}
mod sets {
    include!("../../../../../docs/guide/examples/sets.rs");
    pub(super) const MAIN: super::Main = main;
}
#[allow(clippy::print_stderr, reason = "an example says that it waits")]
mod limits {
    include!("../../../../../docs/guide/examples/limits.rs");
    pub(super) const MAIN: super::Main = main;
}
mod errors {
    include!("../../../../../docs/guide/examples/errors.rs");
    pub(super) const MAIN: super::Main = main;
}
mod paging {
    include!("../../../../../docs/guide/examples/paging.rs");
    pub(super) const MAIN: super::Main = main;
}

const EXAMPLES: [(&str, Main); 6] = [
    ("first-key", first_key::MAIN),
    ("levels", levels::MAIN),
    ("sets", sets::MAIN),
    ("limits", limits::MAIN),
    ("errors", errors::MAIN),
    ("paging", paging::MAIN),
];

/// The command that runs an example: this program, with the one test that turns into it.
pub(super) fn program(topic: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "guide::rust::every_example_is_there_in_every_language", "--nocapture", "--test-threads=1"])
        .env(TOPIC, topic);
    command
}

/// What the example printed, without what the test harness says before it.
pub(super) fn own_words(stdout: &str) -> String {
    let (_, rest) = stdout.split_once("running 1 test\n").expect("the harness says what it runs");
    let name = "test guide::rust::every_example_is_there_in_every_language ... ";
    rest.strip_prefix(name).unwrap_or(rest).to_owned()
}

#[test]
fn every_example_is_there_in_every_language() {
    if let Ok(topic) = std::env::var(TOPIC) {
        become_example(&topic);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/guide/examples");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<_> = names.filter(|name| name != "rustfmt.toml").collect();
    let topics = EXAMPLES.map(|(topic, _)| topic);
    let endings = ["sh", "py", "mjs", "rs"];
    let meant = topics.iter().flat_map(|topic| endings.map(|ending| format!("{topic}.{ending}"))).collect();
    assert_eq!(there, meant);
}

fn main_of(topic: &str) -> Option<Main> {
    EXAMPLES.into_iter().find_map(|(name, main)| (name == topic).then_some(main))
}

/// Does as the example would in a program of its own, so that the harness has nothing more to say.
#[allow(clippy::print_stderr, reason = "the same as Rust does with what `main` returns")]
fn become_example(topic: &str) -> ! {
    let main = main_of(topic).unwrap_or_else(|| panic!("no example in Rust for {topic}"));
    match main() {
        Ok(()) => exit(0),
        Err(error) => {
            eprintln!("Error: {error:?}");
            exit(1)
        }
    }
}
