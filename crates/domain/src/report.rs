//! What people report: a fault as an issue, a question as a discussion.

use crate::error::{Error, Field, check_length};

/// The most characters of a title.
pub const MAX_TITLE: usize = 500;
/// The most characters of a text; more GitHub does not take.
pub const MAX_BODY: usize = 65_536;
/// The most labels, and the most assignees.
pub const MAX_NAMES: usize = 20;
/// The most characters of a label, and of the name of an assignee.
pub const MAX_NAME: usize = 100;

/// An issue or a discussion to open. Nothing else than this passes from a stranger to the forge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// The text; Markdown.
    pub body: String,
    /// Labels to file it under.
    pub labels: Vec<String>,
    /// Who is to look at it.
    pub assignees: Vec<String>,
}

impl Report {
    /// Refuses what is too much.
    ///
    /// # Errors
    /// [`Error::TooLong`] that names the field.
    pub fn checked(self) -> Result<Self, Error> {
        check_length(Field::Title, &self.title, MAX_TITLE)?;
        check_length(Field::Body, &self.body, MAX_BODY)?;
        check_names(Field::Labels, &self.labels)?;
        check_names(Field::Assignees, &self.assignees)?;
        Ok(self)
    }
}

fn check_names(field: Field, names: &[String]) -> Result<(), Error> {
    if names.len() > MAX_NAMES {
        return Err(Error::TooLong(field));
    }
    names.iter().try_for_each(|name| check_length(field, name, MAX_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report {
            title: "x".repeat(MAX_TITLE),
            body: "x".repeat(MAX_BODY),
            labels: vec!["x".repeat(MAX_NAME); MAX_NAMES],
            assignees: vec!["x".repeat(MAX_NAME); MAX_NAMES],
        }
    }

    #[test]
    fn takes_as_much_as_its_limits_and_no_more() {
        assert!(report().checked().is_ok());
        let long = || "x".repeat(MAX_BODY + 1);
        for (too_much, identifier) in [
            (Report { title: long(), ..report() }, "titleTooLong"),
            (Report { body: long(), ..report() }, "bodyTooLong"),
            (Report { labels: vec![long()], ..report() }, "labelsTooLong"),
            (Report { labels: vec![String::new(); MAX_NAMES + 1], ..report() }, "labelsTooLong"),
            (Report { assignees: vec![long()], ..report() }, "assigneesTooLong"),
            (Report { assignees: vec![String::new(); MAX_NAMES + 1], ..report() }, "assigneesTooLong"),
        ] {
            assert_eq!(too_much.checked().unwrap_err().identifier(), identifier);
        }
    }
}
