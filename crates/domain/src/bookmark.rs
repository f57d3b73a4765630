//! Bookmarks: what somebody would like to find again.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::error::{Error, Field, check_length};
use crate::ids::{BookmarkId, UserId};

/// The most characters of a bookmark's title.
pub const MAX_TITLE: usize = 500;
/// The most characters of the address that a bookmark leads to.
pub const MAX_URL: usize = 4_000;

/// What a bookmark leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum BookmarkKind {
    /// A measurement set.
    Set,
    /// A curated set.
    Cset,
    /// A pattern.
    Pattern,
    /// A design.
    Design,
    /// A page of the documentation.
    Doc,
    /// Anything else.
    Custom,
}

impl BookmarkKind {
    /// Every kind there is.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name on the wire, such as `cset`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Its number.
    pub id: BookmarkId,
    /// What it leads to.
    pub kind: BookmarkKind,
    /// What its owner calls it.
    pub title: String,
    /// Where it leads: an address, or the path of a page, as its owner wrote it.
    pub url: String,
    /// Whose it is.
    pub user: UserId,
}

/// A bookmark that is about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBookmark {
    /// Whose it will be.
    pub user: UserId,
    /// What it leads to.
    pub kind: BookmarkKind,
    /// What its owner calls it.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

impl NewBookmark {
    /// A bookmark.
    ///
    /// # Errors
    /// [`Error::TitleMissing`] and [`Error::UrlMissing`] for an empty text, [`Error::TooLong`].
    ///
    /// ```
    /// use freesewing_domain::bookmark::{BookmarkKind, NewBookmark};
    /// use freesewing_domain::ids::UserId;
    ///
    /// assert!(NewBookmark::new(UserId(7), BookmarkKind::Doc, "Sleeves", "/docs/sewing/sleeves").is_ok());
    /// assert!(NewBookmark::new(UserId(7), BookmarkKind::Doc, "", "/docs").is_err(), "a bookmark needs a title");
    /// ```
    pub fn new(user: UserId, kind: BookmarkKind, title: &str, url: &str) -> Result<Self, Error> {
        check(title, Error::TitleMissing, Field::Title, MAX_TITLE)?;
        check(url, Error::UrlMissing, Field::Url, MAX_URL)?;
        Ok(Self { user, kind, title: title.to_owned(), url: url.to_owned() })
    }

    /// The bookmark as it stands once it has its number.
    #[must_use]
    pub fn into_bookmark(self, id: BookmarkId) -> Bookmark {
        Bookmark { id, kind: self.kind, title: self.title, url: self.url, user: self.user }
    }
}

/// A change to a bookmark; `None` leaves a field as it is.
#[derive(Clone, Debug, Default)]
pub struct BookmarkPatch {
    /// New title.
    pub title: Option<String>,
    /// Where it leads now.
    pub url: Option<String>,
}

impl BookmarkPatch {
    /// Applies the change.
    ///
    /// # Errors
    /// [`Error::TitleMissing`] and [`Error::UrlMissing`] for an empty text, [`Error::TooLong`]; the bookmark is then to
    /// be thrown away, not stored.
    pub fn apply(&self, bookmark: &mut Bookmark) -> Result<(), Error> {
        if let Some(title) = &self.title {
            check(title, Error::TitleMissing, Field::Title, MAX_TITLE)?;
            bookmark.title.clone_from(title);
        }
        if let Some(url) = &self.url {
            check(url, Error::UrlMissing, Field::Url, MAX_URL)?;
            bookmark.url.clone_from(url);
        }
        Ok(())
    }
}

fn check(text: &str, missing: Error, field: Field, limit: usize) -> Result<(), Error> {
    if text.is_empty() {
        return Err(missing);
    }
    check_length(field, text, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_are_known_by_name() {
        let names: Vec<_> = BookmarkKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names, ["set", "cset", "pattern", "design", "doc", "custom"]);
        assert!(BookmarkKind::ALL.iter().all(|kind| kind.name().parse() == Ok(*kind)));
        assert!("Set".parse::<BookmarkKind>().is_err());
    }

    #[test]
    fn texts_have_their_limits() {
        let new = |title: &str, url: &str| NewBookmark::new(UserId(1), BookmarkKind::Custom, title, url);
        assert!(new(&"ä".repeat(500), &"ä".repeat(4_000)).is_ok());
        assert_eq!(new(&"ä".repeat(501), "/").unwrap_err().identifier(), "titleTooLong");
        assert_eq!(new("t", &"ä".repeat(4_001)).unwrap_err().identifier(), "urlTooLong");
        assert_eq!(new("t", "").unwrap_err().identifier(), "urlMissing");
    }

    #[test]
    fn a_change_keeps_what_it_does_not_name() {
        let new = NewBookmark::new(UserId(1), BookmarkKind::Set, "t", "/u").unwrap();
        let mut bookmark = new.into_bookmark(BookmarkId(3));
        bookmark.url = "x".repeat(5_000);
        BookmarkPatch { title: Some("new".into()), url: None }.apply(&mut bookmark).unwrap();
        assert_eq!((bookmark.title.as_str(), bookmark.url.len()), ("new", 5_000));
        let empty = BookmarkPatch { title: Some(String::new()), url: None };
        assert_eq!(empty.apply(&mut bookmark).unwrap_err().identifier(), "titleMissing");
    }
}
