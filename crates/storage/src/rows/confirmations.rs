//! Rows of confirmations.

use diesel::prelude::*;
use freesewing_domain::confirmation::{Confirmation, Purpose};
use freesewing_domain::ids::{ConfirmationId, UserId};
use freesewing_domain::ports::StoreError;
use freesewing_domain::time::Timestamp;

use super::identifier;
use crate::schema::confirmations;
use crate::seal::{Sealer, damaged};

const DATA: &str = "confirmations.data";

/// A row. The kind stands beside the sealed purpose so that confirmations can be found by it.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = confirmations, treat_none_as_default_value = false)]
pub(crate) struct ConfirmationRow {
    id: String,
    created_at: i64,
    data: Vec<u8>,
    kind: String,
    user_id: Option<i64>,
}

impl ConfirmationRow {
    pub(crate) fn seal(confirmation: &Confirmation, sealer: &Sealer) -> Result<Self, StoreError> {
        Ok(Self {
            id: confirmation.id.to_string(),
            created_at: confirmation.created_at.as_millis(),
            data: sealer.seal_json(DATA, &confirmation.purpose)?,
            kind: confirmation.purpose.kind().name().to_owned(),
            user_id: confirmation.user.map(|user| user.0),
        })
    }

    pub(crate) fn open(self, sealer: &Sealer) -> Result<Confirmation, StoreError> {
        let purpose: Purpose = sealer.open_json(DATA, &self.data)?;
        if purpose.kind().name() != self.kind {
            return Err(damaged("confirmations.kind"));
        }
        Ok(Confirmation {
            id: ConfirmationId(identifier("confirmations.id", &self.id)?),
            created_at: Timestamp::from_millis(self.created_at),
            user: self.user_id.map(UserId),
            purpose,
        })
    }
}
