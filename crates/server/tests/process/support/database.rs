//! Looking into a database from outside, with Python's own SQLite.

use std::path::Path;
use std::process::Command;

use super::smtp::python;

/// Runs SQL on a database file and gives the rows back as text.
pub(crate) fn sql(path: &Path, sql: &str) -> String {
    const SCRIPT: &str = "import sqlite3, sys\n\
        with sqlite3.connect(sys.argv[1]) as connection:\n\
        \x20   print(connection.execute(sys.argv[2]).fetchall())";
    let output = Command::new(python()).args(["-c", SCRIPT]).arg(path).arg(sql).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
