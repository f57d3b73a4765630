//! What waits to be confirmed, and what was suggested.

use freesewing_domain::confirmation::{Confirmation, Kind, Purpose};
use freesewing_domain::email::clean;
use freesewing_domain::ids::{ConfirmationId, UserId};
use serde_json::{Value, json};

use crate::reference::Column::{Moment, Number, Text};
use crate::reference::{Column, Reading, Record, Refused};

impl Record for Confirmation {
    const TABLE: &'static str = "Confirmation";
    const COLUMNS: &'static [Column] = &[Text("id"), Moment("createdAt"), Text("data"), Text("type"), Number("userId")];

    fn read(row: &Reading<'_>) -> Result<Option<Self>, Refused> {
        let kind = row.text("type")?;
        let known = kind.parse::<Kind>().map_err(|_| Refused::Unknown("type"))?;
        // Whoever was on their way back from a provider left without what proves now that it is them. They begin anew.
        if known == Kind::OauthInit {
            return Ok(None);
        }
        let mut data = row.sealed_json("data")?;
        if known == Kind::EmailChange {
            clean_addresses(row, &mut data)?;
        }
        let purpose: Purpose =
            serde_json::from_value(json!({ "type": kind, "data": data })).map_err(|_| Refused::Column("data"))?;
        Ok(Some(Self {
            id: ConfirmationId(row.uuid("id")?),
            created_at: row.moment("createdAt")?,
            user: row.maybe_number("userId").map(UserId),
            purpose,
        }))
    }
}

/// The reference kept the addresses of a change as they were typed, and the present one sealed when it had been changed
/// before.
fn clean_addresses(row: &Reading<'_>, data: &mut Value) -> Result<(), Refused> {
    for address in data.get_mut("email").and_then(Value::as_object_mut).into_iter().flat_map(|both| both.values_mut()) {
        if let Some(text) = address.as_str() {
            *address = clean(&row.open_layers("data", text.to_owned())?).into();
        }
    }
    Ok(())
}
