//! Texts that have a limit.

use super::Error;

/// A field that has a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "they are the names on the wire")]
pub enum Field {
    Name,
    Notes,
    Username,
    Bio,
    Password,
    Data,
    Measies,
    Img,
    Title,
    Url,
    Design,
    Info,
    Settings,
    Options,
    Tags,
    Body,
    Markdown,
    Slug,
    Height,
    Labels,
    Assignees,
    Reason,
    Purpose,
    Answer,
}

impl Field {
    /// The identifier on the wire for too much of it.
    #[must_use]
    pub const fn too_long(self) -> &'static str {
        match self {
            Self::Name => "nameTooLong",
            Self::Notes => "notesTooLong",
            Self::Username => "usernameTooLong",
            Self::Bio => "bioTooLong",
            Self::Password => "passwordTooLong",
            Self::Data => "dataTooLong",
            Self::Measies => "measiesTooLong",
            Self::Img => "imgTooLong",
            Self::Title => "titleTooLong",
            Self::Url => "urlTooLong",
            Self::Design => "designTooLong",
            Self::Info => "infoTooLong",
            Self::Settings => "settingsTooLong",
            Self::Options => "optionsTooLong",
            Self::Tags => "tagsTooLong",
            Self::Body => "bodyTooLong",
            Self::Markdown => "markdownTooLong",
            Self::Slug => "slugTooLong",
            Self::Height => "heightTooLong",
            Self::Labels => "labelsTooLong",
            Self::Assignees => "assigneesTooLong",
            Self::Reason => "reasonTooLong",
            Self::Purpose => "purposeTooLong",
            Self::Answer => "answerTooLong",
        }
    }
}

/// Refuses text of more than `limit` characters.
///
/// # Errors
/// [`Error::TooLong`] that names `field`.
pub fn check_length(field: Field, text: &str, limit: usize) -> Result<(), Error> {
    if text.len() > limit && text.chars().count() > limit {
        return Err(Error::TooLong(field));
    }
    Ok(())
}
