//! Looking into a database from outside, with Python's own SQLite.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::smtp::python;

/// The rows of a query, each a list.
pub(crate) fn rows(path: &Path, query: &str) -> Vec<Value> {
    const SCRIPT: &str = "import json, sqlite3, sys\n\
        with sqlite3.connect(sys.argv[1]) as connection:\n\
        \x20   print(json.dumps(connection.execute(sys.argv[2]).fetchall()))";
    serde_json::from_str(&run(SCRIPT, path, query)).unwrap()
}

/// Runs SQL on a database file and gives the rows back as text.
pub(crate) fn sql(path: &Path, sql: &str) -> String {
    const SCRIPT: &str = "import sqlite3, sys\n\
        with sqlite3.connect(sys.argv[1]) as connection:\n\
        \x20   print(connection.execute(sys.argv[2]).fetchall())";
    run(SCRIPT, path, sql)
}

fn run(script: &str, path: &Path, sql: &str) -> String {
    let output = Command::new(python()).args(["-c", script]).arg(path).arg(sql).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
