//! Other people: their profiles, and what is kept of an account.

use freesewing_domain::service::user;
use freesewing_domain::user::User;
use paperclip::actix::Apiv2Schema;
use serde::Serialize;

use super::Outcome;
use super::apikey::ListedApikey;
use super::bookmark::Bookmark;
use super::pattern::Pattern;
use super::set::Set;

/// What everybody may see of somebody.
#[derive(Serialize, Apiv2Schema)]
pub struct Profile {
    /// Number of the account.
    #[openapi(example = "7")]
    id: i64,
    /// What they tell about themselves; Markdown.
    bio: String,
    /// Names their avatar.
    ihash: String,
    /// How much they support FreeSewing.
    patron: i64,
    /// What they are to FreeSewing.
    #[openapi(example = "user")]
    role: String,
    /// Their user name.
    username: String,
}

/// The answer with a profile.
#[derive(Serialize, Apiv2Schema)]
pub struct ProfileAnswer {
    result: Outcome,
    profile: Profile,
}

impl From<User> for ProfileAnswer {
    fn from(user: User) -> Self {
        Self {
            result: Outcome::Success,
            profile: Profile {
                id: user.id.0,
                ihash: user.ihash.as_str().to_owned(),
                patron: user.patron,
                role: user.role.name().to_owned(),
                username: user.username.as_str().to_owned(),
                bio: user.bio,
            },
        }
    }
}

/// What is kept of an account, besides the account itself.
#[derive(Serialize, Apiv2Schema)]
pub struct UserData {
    /// Its API keys, in the order in which they were made.
    apikeys: Vec<ListedApikey>,
    /// Its bookmarks, by number.
    bookmarks: Vec<Bookmark>,
    /// Its patterns, by number.
    patterns: Vec<Pattern>,
    /// Its measurement sets, by number.
    sets: Vec<Set>,
}

impl From<user::UserData> for UserData {
    fn from(data: user::UserData) -> Self {
        Self {
            apikeys: data.apikeys.into_iter().map(|key| ListedApikey::new(key, data.at)).collect(),
            bookmarks: data.bookmarks.into_iter().map(Bookmark::from).collect(),
            patterns: data.patterns.into_iter().map(Pattern::from).collect(),
            sets: data.sets.into_iter().map(Set::from).collect(),
        }
    }
}

/// The answer with what is kept of an account.
#[derive(Serialize, Apiv2Schema)]
pub struct UserDataAnswer {
    result: Outcome,
    data: UserData,
}

impl From<user::UserData> for UserDataAnswer {
    fn from(data: user::UserData) -> Self {
        Self { result: Outcome::Success, data: data.into() }
    }
}
