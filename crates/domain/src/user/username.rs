//! User names.

use crate::email::clean;
use crate::ids::UserId;

/// The most characters of a user name.
pub const MAX_USERNAME: usize = 50;
/// The fewest characters of a user name.
pub const MIN_USERNAME: usize = 2;

/// A user name: what its owner wrote, and the form in which names are compared.
///
/// ```
/// use freesewing_domain::user::Username;
/// let name = Username::parse("  Joost ").ok_or("a good name")?;
/// assert_eq!((name.as_str(), name.key()), ("Joost", "joost"));
/// assert_eq!(Username::parse("joost@example.com"), None, "would shadow an address");
/// assert_eq!(Username::parse("42"), None, "would shadow an account's number");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Username {
    name: String,
    key: String,
}

impl Username {
    /// Reads a name that somebody would like to have, or `None` when nobody may have it: too short, or of a form that
    /// stands for something else when signing in (an address, a number).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = Self::from_stored(text.trim());
        let shadows = name.key.contains('@') || name.key.chars().all(|c| c.is_ascii_digit());
        let good = name.key.chars().count() >= MIN_USERNAME && !name.key.chars().any(char::is_control);
        (good && !shadows).then_some(name)
    }

    /// Takes a name that a database already holds.
    #[must_use]
    pub fn from_stored(text: &str) -> Self {
        Self { name: text.to_owned(), key: clean(text) }
    }

    /// Whether the name is within [`MAX_USERNAME`].
    #[must_use]
    pub fn is_short_enough(&self) -> bool {
        self.name.chars().count() <= MAX_USERNAME
    }

    /// The names that a new account may get, in the order in which to try them: `user-7`, then `user-7-2` and on, in
    /// case somebody called themselves `user-7` before.
    pub fn for_new_account(id: UserId) -> impl Iterator<Item = Self> {
        std::iter::once(Self::from_stored(&format!("user-{id}")))
            .chain((2_u32..).map(move |n| Self::from_stored(&format!("user-{id}-{n}"))))
    }

    /// The name as its owner wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The form in which names are compared, unique among all accounts.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_names_that_stand_for_something_else() {
        for text in ["a", "  a  ", "", "   ", "42", "me@home", "tab\tbed\u{7}"] {
            assert_eq!(Username::parse(text), None, "{text:?}");
        }
        assert_eq!(Username::parse(" Ann 2 ").unwrap().key(), "ann 2");
    }

    #[test]
    fn offers_a_new_account_names_until_one_is_free() {
        let names: Vec<_> = Username::for_new_account(UserId(7)).take(3).map(|n| n.key().to_owned()).collect();
        assert_eq!(names, ["user-7", "user-7-2", "user-7-3"]);
    }
}
