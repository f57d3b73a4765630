//! What an account brings along that was not made by an address alone.

use super::{MAX_BIO, User, Username};
use crate::document::Document;
use crate::ids::UserId;

/// What is known of somebody who gets an account, besides their address.
#[derive(Clone, Debug, Default)]
pub struct NewProfile {
    /// What they would like to be called.
    pub name: Option<Username>,
    /// What they tell about themselves.
    pub bio: String,
    /// The website's notes on the account.
    pub data: Document,
}

impl NewProfile {
    /// A profile; what is too long of a biography is cut off.
    #[must_use]
    pub fn new(name: Option<Username>, bio: &str, data: Document) -> Self {
        Self { name, bio: bio.chars().take(MAX_BIO).collect(), data }
    }

    /// The account with what is known.
    #[must_use]
    pub fn complete(&self, user: User) -> User {
        User { bio: self.bio.clone(), data: self.data.clone(), ..user }
    }

    /// The names that the account may get, in the order in which to try them: the one that is wanted, with more and more
    /// `+` behind it as long as names may be, then those that every new account may get.
    pub fn names(&self, id: UserId) -> impl Iterator<Item = Username> + use<> {
        let wanted = self.name.clone();
        (0..)
            .map_while(move |n| {
                let name = Username::from_stored(&format!("{}{}", wanted.as_ref()?.as_str(), "+".repeat(n)));
                name.is_short_enough().then_some(name)
            })
            .chain(Username::for_new_account(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(wanted: Option<&str>, count: usize) -> Vec<String> {
        let profile = NewProfile { name: wanted.map(Username::from_stored), ..NewProfile::default() };
        profile.names(UserId(7)).take(count).map(|name| name.as_str().to_owned()).collect()
    }

    #[test]
    fn a_name_grows_until_it_is_too_long() {
        assert_eq!(names(Some("ann"), 3), ["ann", "ann+", "ann++"]);
        let long = "x".repeat(super::super::MAX_USERNAME);
        assert_eq!(names(Some(&long), 3), [long.as_str(), "user-7", "user-7-2"]);
        assert_eq!(names(Some(&format!("{long}x")), 1), ["user-7"]);
        assert_eq!(names(None, 2), ["user-7", "user-7-2"]);
    }

    #[test]
    fn a_long_biography_is_cut() {
        let profile = NewProfile::new(None, &"ä".repeat(MAX_BIO + 5), Document::default());
        assert_eq!(profile.bio.chars().count(), MAX_BIO);
    }
}
