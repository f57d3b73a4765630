//! Posts that people propose for the website: on its blog, or in its showcase.

use std::fmt;

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::error::{Error, Field, check_length};
use crate::ids::UserId;
use crate::language::Language;
use crate::user::Username;

/// The most characters of a slug.
pub const MAX_SLUG: usize = 100;
/// The most characters of a post.
pub const MAX_MARKDOWN: usize = 100_000;

/// Where a post goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum PostKind {
    /// The blog.
    Blog,
    /// The showcase of what people made.
    Showcase,
}

impl PostKind {
    /// The name on the wire, and of the folder that the posts are in.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// The name of a post in addresses. It ends up in a path and in the name of a branch, so nothing else may be in it.
///
/// ```
/// use freesewing_domain::post::Slug;
/// assert!(Slug::parse("my-first-bag-2").is_ok());
/// for bad in ["", "My-Bag", "../../secrets", "a b", "ä"] {
///     assert!(Slug::parse(bad).is_err(), "{bad}");
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug.
    ///
    /// # Errors
    /// [`Error::SlugInvalid`] unless it is made of `a-z`, `0-9` and `-`; [`Error::TooLong`] above [`MAX_SLUG`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.is_empty() || !text.chars().all(good) {
            return Err(Error::SlugInvalid);
        }
        check_length(Field::Slug, text, MAX_SLUG)?;
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A post that somebody would like to see on the website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Where it goes.
    pub kind: PostKind,
    /// Its name there.
    pub slug: Slug,
    /// The language that it is written in.
    pub language: Language,
    /// The text.
    pub markdown: String,
    /// Who wrote it.
    pub author: Byline,
}

/// The name under which a post is proposed.
///
/// It goes into a commit and a pull request, where `@name` calls people, `#12` and `org/repo#12` are references and a
/// backtick is markup. People choose their names, so only plain letters of them are taken over.
///
/// ```
/// use freesewing_domain::ids::UserId;
/// use freesewing_domain::post::Byline;
/// use freesewing_domain::user::Username;
/// let byline = |name| Byline::of(UserId(7), &Username::from_stored(name)).name().to_owned();
/// assert_eq!(byline("Ann of Green Gables"), "Ann of Green Gables");
/// assert_eq!(byline("fixes #12 @everybody"), "fixes 12 everybody");
/// assert_eq!(byline("@#!"), "user-7");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    id: UserId,
    name: String,
}

impl Byline {
    /// The name of an account.
    #[must_use]
    pub fn of(id: UserId, username: &Username) -> Self {
        let plain = |c: &char| c.is_alphanumeric() || [' ', '-', '_', '.', '+'].contains(c);
        let name: String = username.as_str().chars().filter(plain).collect();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { id, name: if name.is_empty() { format!("user-{id}") } else { name } }
    }

    /// The number of the account, which nobody can choose.
    #[must_use]
    pub const fn id(&self) -> UserId {
        self.id
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
