//! Whoever waits at a terminal sees how far it is.

use super::former::Former;
use crate::support::terminal::in_a_terminal;

#[test]
fn a_terminal_shows_how_far_it_is() {
    let former = Former::new();
    let import = former.place.command(&["import", "--from", "former.sqlite"]);
    let shown = in_a_terminal(&import);
    let text = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.status.success(), "{shown:?}");
    for part in ["taking accounts ", "] 5/11 ", "comparing option packs ", " left"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let after = text.rsplit_once("comparing option packs").unwrap().1;
    assert!(after.contains("has moved into"), "the bar goes, and the counts come: {text}");
}
