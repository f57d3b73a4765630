//! Posts that people propose for the website: on its blog, or in its showcase.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::ids::UserId;
use crate::language::Language;
use crate::slug::Slug;
use crate::user::Username;

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
