//! Who may do what: levels, roles, callers, and the one table of actions.
//!
//! Every use case asks this table first; nothing else in the code compares levels.

use std::fmt;

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::error::Error;
use crate::ids::{ApikeyId, UserId};

/// How much a caller may do, from 0 (be recognised, nothing more) to 9 (everything).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Level(u8);

impl Level {
    /// The highest level there is.
    pub const MAX: Self = Self(9);

    /// Reads a level from a JSON number.
    ///
    /// # Errors
    /// [`Error::InvalidLevel`] unless it is a whole number from 0 to 9.
    ///
    /// ```
    /// use freesewing_domain::access::Level;
    /// assert!(Level::from_number(3.0).is_ok());
    /// assert!(Level::from_number(3.5).is_err());
    /// ```
    pub fn from_number(number: f64) -> Result<Self, Error> {
        (0..=Self::MAX.0).find(|level| f64::from(*level) == number).map(Self).ok_or(Error::InvalidLevel)
    }

    /// The level as the wire and the database write it.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Level {
    type Error = Error;

    fn try_from(number: i64) -> Result<Self, Error> {
        u8::try_from(number).ok().map(Self).filter(|level| *level <= Self::MAX).ok_or(Error::InvalidLevel)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What an account is to FreeSewing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Role {
    /// Level 0: is recognised, and may do nothing.
    ReadNone,
    /// Level 1.
    ReadSome,
    /// Level 2.
    ReadOnly,
    /// Level 3.
    WriteSome,
    /// Level 4: what everybody who signs up is.
    User,
    /// Level 4: a user who tries new things.
    Tester,
    /// Level 5: looks after curated data.
    Curator,
    /// Level 6: may look into other people's sets and patterns to find a fault.
    Bughunter,
    /// Level 8: helps users.
    Support,
    /// Level 9.
    Admin,
    /// Signed out for good by a maintainer; also what any role that is not in the table counts as.
    Blocked,
}

impl Role {
    /// Every role there is.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name on the wire, such as `bughunter`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads a stored role; one that is not in the table counts as [`Role::Blocked`].
    #[must_use]
    pub fn from_stored(name: &str) -> Self {
        name.parse().unwrap_or(Self::Blocked)
    }

    /// The level of this role, or `None` when it may not act at all.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        Some(Level(match self {
            Self::ReadNone => 0,
            Self::ReadSome => 1,
            Self::ReadOnly => 2,
            Self::WriteSome => 3,
            Self::User | Self::Tester => 4,
            Self::Curator => 5,
            Self::Bughunter => 6,
            Self::Support => 8,
            Self::Admin => 9,
            Self::Blocked => return None,
        }))
    }
}

/// What a caller showed to prove who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    /// A token from signing in.
    Token,
    /// An API key.
    Apikey(ApikeyId),
}

/// Somebody who proved who they are, and how much they may do with this credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Whose account it is.
    pub user: UserId,
    /// The level that counts: for a key the lower of its own and its owner's present role.
    pub level: Level,
    /// What was shown.
    pub credential: Credential,
}

/// Something that the API lets a caller do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray, IntoStaticStr)]
pub enum Action {
    /// See the own account.
    ReadAccount,
    /// Change the own account.
    UpdateAccount,
    /// Change what gives access to the own account: its password and its e-mail address.
    UpdateSignIn,
    /// Give or take back consent.
    GiveConsent,
    /// Ask whether a user name is free.
    CheckUsername,
    /// Make an API key.
    CreateApikey,
    /// List the own API keys, or see the one in use.
    ListApikeys,
    /// See an API key.
    ReadApikey,
    /// Remove an API key.
    DeleteApikey,
    /// Make an API key weaker, or call it something else.
    UpdateApikey,
    /// Have another key take the place of one.
    RotateApikey,
    /// End the keys of other people.
    RevokeApikeys,
    /// See how much a key is used.
    ReadKeyUsage,
    /// See how much the own account is used.
    ReadUsage,
    /// See who uses how much.
    WatchUsage,
    /// See how the server fares.
    WatchHealth,
    /// Ask for more than the usual limits, and see what became of it.
    AskForQuota,
    /// See who asks for more, and grant or decline it.
    HandleQuotaRequests,
    /// See what happened to the own account.
    ReadActivity,
    /// See what happened to the accounts of other people.
    WatchActivity,
    /// Keep a measurement set.
    CreateSet,
    /// List the own measurement sets.
    ListSets,
    /// See a measurement set.
    ReadSet,
    /// Change a measurement set.
    UpdateSet,
    /// Remove a measurement set.
    DeleteSet,
    /// Take a copy of a measurement set.
    CloneSet,
    /// Switch the second factor of the own account on or off.
    SetUpSecondFactor,
    /// Get a file of everything that is kept of the own account.
    ExportAccount,
    /// Disable the own account.
    RestrictAccount,
    /// Remove the own account and everything of it.
    RemoveAccount,
    /// See what is kept of an account: keys, bookmarks, patterns and sets.
    ReadUserData,
    /// Keep a pattern.
    CreatePattern,
    /// List the own patterns.
    ListPatterns,
    /// See a pattern.
    ReadPattern,
    /// Change a pattern.
    UpdatePattern,
    /// Remove a pattern.
    DeletePattern,
    /// Take a copy of a pattern.
    ClonePattern,
    /// Keep a bookmark.
    CreateBookmark,
    /// List the own bookmarks.
    ListBookmarks,
    /// See a bookmark.
    ReadBookmark,
    /// Change a bookmark.
    UpdateBookmark,
    /// Remove a bookmark.
    DeleteBookmark,
    /// Make, change and remove curated sets.
    CurateSets,
    /// Take a curated set as a set of one's own.
    CloneCuratedSet,
    /// Propose a set to the curators.
    SuggestSet,
    /// Make, change and remove option packs.
    CurateOptionPacks,
    /// Propose an option pack to the curators.
    SuggestOptionPack,
    /// See, accept and remove what was proposed.
    HandleSuggestions,
    /// Keep a picture for a post, a showcase or a request for support.
    UploadImage,
    /// Put another picture in the place of such a one.
    ReplaceImage,
    /// Remove such a picture.
    DeleteImage,
    /// Be invited to the translators, or propose a language.
    AskToTranslate,
    /// Propose a post or a showcase as a pull request.
    ProposePost,
    /// Ask whether the name of a post is free.
    CheckSlug,
    /// Search, see and change anybody's account, and act as them.
    AdministerUsers,
}

/// What it takes to touch another user's things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// The action only ever concerns the caller's own things.
    Never,
    /// This level.
    From(Level),
    /// This level, or that the thing is public.
    PublicOr(Level),
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The level that the action needs, also on the caller's own things.
    pub level: Level,
    /// What it takes on another user's.
    pub others: Others,
}

impl Action {
    /// Every action there is.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// **The table.**
    #[must_use]
    pub const fn rule(self) -> Rule {
        use Others::{From, Never, PublicOr};
        let (level, others) = match self {
            Self::ReadAccount => (1, Never),
            Self::UpdateAccount => (3, Never),
            Self::UpdateSignIn => (4, Never),
            Self::GiveConsent => (3, Never),
            Self::CheckUsername => (1, Never),
            // Needs no level of its own: the key that is made may never be above its maker.
            Self::CreateApikey => (0, Never),
            Self::ListApikeys => (1, Never),
            Self::ReadApikey => (1, From(Level(9))),
            Self::DeleteApikey => (4, From(Level(9))),
            Self::UpdateApikey => (4, From(Level(9))),
            // The new secret is for nobody but the owner.
            Self::RotateApikey => (4, Never),
            Self::RevokeApikeys => (8, Never),
            Self::ReadKeyUsage => (1, From(Level(9))),
            Self::ReadUsage => (1, Never),
            Self::WatchUsage | Self::WatchHealth => (8, Never),
            Self::AskForQuota => (4, Never),
            Self::HandleQuotaRequests => (9, Never),
            Self::ReadActivity => (4, Never),
            Self::WatchActivity => (9, Never),
            Self::CreateSet => (3, Never),
            Self::ListSets => (1, Never),
            Self::ReadSet => (1, From(Level(6))),
            Self::UpdateSet => (3, From(Level(9))),
            Self::DeleteSet => (3, From(Level(9))),
            Self::CloneSet => (3, PublicOr(Level(8))),
            Self::SetUpSecondFactor => (4, Never),
            Self::ExportAccount => (1, Never),
            Self::RestrictAccount => (4, Never),
            Self::RemoveAccount => (4, Never),
            Self::ReadUserData => (1, From(Level(9))),
            Self::CreatePattern => (4, Never),
            Self::ListPatterns => (1, Never),
            Self::ReadPattern => (1, From(Level(6))),
            Self::UpdatePattern => (3, From(Level(9))),
            Self::DeletePattern => (3, From(Level(9))),
            Self::ClonePattern => (3, PublicOr(Level(8))),
            Self::CreateBookmark => (3, Never),
            Self::ListBookmarks => (1, Never),
            Self::ReadBookmark => (1, Never),
            Self::UpdateBookmark => (3, Never),
            Self::DeleteBookmark => (3, Never),
            Self::CurateSets => (5, Never),
            Self::CloneCuratedSet => (3, Never),
            Self::SuggestSet => (4, Never),
            Self::CurateOptionPacks => (5, Never),
            Self::SuggestOptionPack => (4, Never),
            Self::HandleSuggestions => (5, Never),
            Self::UploadImage => (1, Never),
            Self::ReplaceImage => (5, Never),
            Self::DeleteImage => (5, Never),
            Self::AskToTranslate => (1, Never),
            Self::ProposePost => (4, Never),
            Self::CheckSlug => (1, Never),
            Self::AdministerUsers => (9, Never),
        };
        Rule { level: Level(level), others }
    }
}

impl Caller {
    /// Asks whether this caller may do `action` at all. This comes before everything else in a use case.
    ///
    /// # Errors
    /// [`Error::InsufficientAccessLevel`]
    pub fn may(&self, action: Action) -> Result<(), Error> {
        self.needs(action.rule().level)
    }

    /// Asks whether this caller may do `action` on a thing of `owner`.
    ///
    /// # Errors
    /// [`Error::InsufficientAccessLevel`]
    ///
    /// ```
    /// use freesewing_domain::access::{Action, Caller, Credential, Level};
    /// use freesewing_domain::ids::UserId;
    ///
    /// # fn main() -> Result<(), freesewing_domain::error::Error> {
    /// let caller = Caller { user: UserId(7), level: Level::from_number(4.0)?, credential: Credential::Token };
    /// assert!(caller.may_touch(Action::UpdateSet, UserId(7), false).is_ok());
    /// assert!(caller.may_touch(Action::UpdateSet, UserId(8), false).is_err());
    /// assert!(caller.may_touch(Action::CloneSet, UserId(8), true).is_ok(), "public things may be copied");
    /// # Ok(())
    /// # }
    /// ```
    pub fn may_touch(&self, action: Action, owner: UserId, public: bool) -> Result<(), Error> {
        self.may(action)?;
        if owner == self.user {
            return Ok(());
        }
        match action.rule().others {
            Others::PublicOr(_) if public => Ok(()),
            Others::From(level) | Others::PublicOr(level) => self.needs(level),
            // No level is enough. A required one that the caller has says so.
            Others::Never => Err(Error::InsufficientAccessLevel { required: action.rule().level, level: self.level }),
        }
    }

    fn needs(&self, required: Level) -> Result<(), Error> {
        if self.level < required {
            return Err(Error::InsufficientAccessLevel { required, level: self.level });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(level: u8) -> Caller {
        Caller { user: UserId(1), level: Level(level), credential: Credential::Token }
    }

    #[test]
    fn every_action_opens_at_its_own_level_and_not_below() {
        for action in Action::ALL {
            let needed = action.rule().level.get();
            for level in 0..=9 {
                assert_eq!(caller(level).may(*action).is_ok(), level >= needed, "{action:?} at {level}");
            }
        }
    }

    #[test]
    fn other_peoples_things_need_the_level_of_the_table() {
        let other = UserId(2);
        for (action, level) in [(Action::ReadSet, 6), (Action::UpdateSet, 9), (Action::DeleteApikey, 9)] {
            assert!(caller(level - 1).may_touch(action, other, true).is_err());
            assert!(caller(level).may_touch(action, other, false).is_ok());
        }
        assert!(caller(9).may_touch(Action::UpdateAccount, other, true).is_err());
        assert!(caller(3).may_touch(Action::CloneSet, other, true).is_ok());
        assert!(caller(7).may_touch(Action::CloneSet, other, false).is_err());
    }

    #[test]
    fn a_role_outside_the_table_counts_as_blocked() {
        assert_eq!(Role::from_stored("bughunter"), Role::Bughunter);
        assert_eq!(Role::from_stored("emperor"), Role::Blocked);
        assert_eq!(Role::Blocked.level(), None);
        assert_eq!(Role::WriteSome.name(), "writeSome");
    }
}
