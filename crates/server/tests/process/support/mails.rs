//! Mails, and the links in them.

use std::fs;
use std::path::{Path, PathBuf};

use super::wait_for;

/// The two halves of a link.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) check: String,
}

impl Link {
    /// Finds the link to a page in a text.
    pub(crate) fn find(text: &str, page: &str) -> Option<Self> {
        let (_, rest) = text.split_once(&format!("/confirm/{page}?id="))?;
        let (id, rest) = rest.split_once("&check=")?;
        let check: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        assert_eq!((id.len(), check.len()), (36, 16), "{id} {check}");
        Some(Self { id: id.to_owned(), check })
    }
}

/// Waits for the first mail in a folder.
pub(crate) fn first_mail(folder: &Path) -> (PathBuf, String) {
    wait_for("a mail in the folder", || {
        let mut files = fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path());
        let file = files.find(|path| path.extension().is_some_and(|extension| extension == "eml"))?;
        let text = fs::read_to_string(&file).unwrap();
        Some((file, text))
    })
}
