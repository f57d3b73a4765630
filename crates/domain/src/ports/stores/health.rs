//! How a store fares.

use super::StoreError;
use crate::health::{StoreCondition, WaitingMails};

/// A store that tells how it fares.
pub trait HealthStore {
    /// What it is, and how much room it takes. Takes as long whatever is in it.
    ///
    /// # Errors
    /// [`StoreError`]
    fn condition(&self) -> Result<StoreCondition, StoreError>;

    /// Writes something, through to where all else is written, and changes nothing by it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when nothing can be written right now.
    fn try_write(&self) -> Result<(), StoreError>;

    /// The mails that wait to be delivered, in hand or not.
    ///
    /// # Errors
    /// [`StoreError`]
    fn waiting_mails(&self) -> Result<WaitingMails, StoreError>;
}
