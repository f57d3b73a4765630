//! Where what curators look after is kept.

use super::{Change, StoreError};
use crate::curated_set::{CuratedSet, NewCuratedSet};
use crate::error::Error;
use crate::ids::{ConfirmationId, CuratedSetId, OptionPackId};
use crate::option_pack::{NewOptionPack, OptionPack};

/// Curated sets.
pub trait CuratedSetStore {
    /// Keeps a new curated set, and gives it its number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn create_curated_set(&self, new: NewCuratedSet) -> Result<CuratedSet, StoreError>;

    /// Keeps a new curated set and removes the suggestion that it comes of, both or neither. `None` when the suggestion
    /// is gone (somebody else was faster) or does not suggest a set.
    ///
    /// # Errors
    /// [`StoreError`]
    fn accept_suggested_set(&self, id: ConfirmationId, new: NewCuratedSet) -> Result<Option<CuratedSet>, StoreError>;

    /// Finds a curated set.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_curated_set(&self, id: CuratedSetId) -> Result<Option<CuratedSet>, StoreError>;

    /// All curated sets, by height and then by number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_curated_sets(&self) -> Result<Vec<CuratedSet>, StoreError>;

    /// Changes a curated set; `None` when there is none. Number and the date of making cannot be changed.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_curated_set(&self, id: CuratedSetId, change: Change<'_, CuratedSet>)
    -> Result<Option<CuratedSet>, Error>;

    /// Removes a curated set; says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_curated_set(&self, id: CuratedSetId) -> Result<bool, StoreError>;
}

/// Option packs.
pub trait OptionPackStore {
    /// Keeps a new option pack, and gives it its number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn create_option_pack(&self, new: NewOptionPack) -> Result<OptionPack, StoreError>;

    /// Finds an option pack.
    ///
    /// # Errors
    /// [`StoreError`]
    fn find_option_pack(&self, id: OptionPackId) -> Result<Option<OptionPack>, StoreError>;

    /// All option packs, by number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_option_packs(&self) -> Result<Vec<OptionPack>, StoreError>;

    /// The option packs of a design, whose name is in lower case, by number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn list_option_packs_for_design(&self, design: &str) -> Result<Vec<OptionPack>, StoreError>;

    /// Changes an option pack; `None` when there is none. Number, design and the date of making cannot be changed.
    ///
    /// # Errors
    /// What `change` says, or [`StoreError`].
    fn update_option_pack(&self, id: OptionPackId, change: Change<'_, OptionPack>)
    -> Result<Option<OptionPack>, Error>;

    /// Removes an option pack; says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn delete_option_pack(&self, id: OptionPackId) -> Result<bool, StoreError>;
}
