//! A row whose columns are asked for by name and by what they should hold.

use std::cell;

use freesewing_domain::ports::{ReferenceFieldError, ReferenceFields};
use freesewing_domain::script_json;
use freesewing_domain::time::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::Record;
use super::cells::{Cell, Cells};

/// A field that was sealed more often than this is damaged. Twice is what changing an address led to.
const LAYERS: usize = 3;

/// Why a row cannot be taken. Names columns, and nothing of what is in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    #[error("{0} is empty, or not what it should be")]
    Column(&'static str),
    #[error("{0} {1}")]
    Field(&'static str, ReferenceFieldError),
    #[error("{0} does not hold JSON")]
    Json(&'static str),
    #[error("{0} is none that we know")]
    Unknown(&'static str),
    #[error("email and ehash are not of the same address")]
    Hash,
    #[error("the account that it belongs to is not there")]
    Owner,
    #[error("another one has the same {0}")]
    Taken(&'static str),
}

/// What holds the columns of a row, whichever table it is of.
trait Source {
    fn cell(&self, name: &'static str) -> Option<&Cell>;
}

impl<R: Record> Source for Cells<R> {
    fn cell(&self, name: &'static str) -> Option<&Cell> {
        self.find(name)
    }
}

/// A row, and what opens its sealed columns.
pub(crate) struct Reading<'a> {
    cells: &'a dyn Source,
    fields: &'a dyn ReferenceFields,
    /// How many measurements it has that are none here.
    without: cell::Cell<usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn new<R: Record>(cells: &'a Cells<R>, fields: &'a dyn ReferenceFields) -> Self {
        Self { cells, fields, without: cell::Cell::new(0) }
    }

    /// Notes how many of its measurements have no place here.
    pub(super) fn leaves_out(&self, measurements: usize) {
        self.without.set(measurements);
    }

    pub(super) fn without(&self) -> usize {
        self.without.get()
    }

    pub(crate) fn maybe_text(&self, name: &'static str) -> Result<Option<&'a str>, Refused> {
        match self.cells.cell(name) {
            Some(Cell::Text(Some(text))) => Ok(Some(std::str::from_utf8(text).map_err(|_| Refused::Column(name))?)),
            Some(Cell::Text(None)) => Ok(None),
            _ => Err(Refused::Column(name)),
        }
    }

    pub(crate) fn text(&self, name: &'static str) -> Result<&'a str, Refused> {
        self.maybe_text(name)?.ok_or(Refused::Column(name))
    }

    pub(crate) fn maybe_number(&self, name: &'static str) -> Option<i64> {
        match self.cells.cell(name) {
            Some(Cell::Number(number)) => *number,
            _ => None,
        }
    }

    pub(crate) fn number(&self, name: &'static str) -> Result<i64, Refused> {
        self.maybe_number(name).ok_or(Refused::Column(name))
    }

    pub(crate) fn flag(&self, name: &'static str) -> Result<bool, Refused> {
        self.number(name).map(|number| number != 0)
    }

    pub(crate) fn maybe_moment(&self, name: &'static str) -> Option<Timestamp> {
        self.maybe_number(name).map(Timestamp::from_millis)
    }

    pub(crate) fn moment(&self, name: &'static str) -> Result<Timestamp, Refused> {
        self.maybe_moment(name).ok_or(Refused::Column(name))
    }

    pub(crate) fn uuid(&self, name: &'static str) -> Result<Uuid, Refused> {
        Uuid::try_parse(self.text(name)?).map_err(|_| Refused::Column(name))
    }

    /// What a sealed column holds; the empty text when nothing was ever put there.
    fn sealed(&self, name: &'static str) -> Result<Value, Refused> {
        match self.maybe_text(name)? {
            None | Some("") => Ok(Value::from("")),
            Some(sealed) => self.fields.open(sealed).map_err(|error| Refused::Field(name, error)),
        }
    }

    /// The text of a sealed column. The reference kept whatever it was sent: a number is a text of digits here.
    pub(crate) fn sealed_text(&self, name: &'static str) -> Result<String, Refused> {
        Ok(match self.sealed(name)? {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        })
    }

    /// An address. Changing one led to fields that were sealed twice.
    pub(crate) fn sealed_address(&self, name: &'static str) -> Result<String, Refused> {
        self.open_layers(name, self.sealed_text(name)?)
    }

    /// Opens a text for as long as it is sealed.
    pub(crate) fn open_layers(&self, name: &'static str, mut text: String) -> Result<String, Refused> {
        for _ in 0..LAYERS {
            if !text.starts_with('{') {
                return Ok(text);
            }
            let opened = self.fields.open(&text).map_err(|error| Refused::Field(name, error))?;
            opened.as_str().ok_or(Refused::Column(name))?.clone_into(&mut text);
        }
        Err(Refused::Column(name))
    }

    /// The JSON of a sealed column, which mostly lies there as text that is JSON itself.
    pub(crate) fn sealed_json(&self, name: &'static str) -> Result<Value, Refused> {
        unquoted(name, self.sealed(name)?)
    }

    /// The JSON of a column that is not sealed.
    pub(crate) fn json(&self, name: &'static str) -> Result<Value, Refused> {
        match self.maybe_text(name)? {
            None | Some("") => Ok(Value::Null),
            Some(text) => unquoted(name, script_json::read(text).map_err(|_| Refused::Json(name))?),
        }
    }
}

/// JSON that may stand in a text once more; no text at all is `null`.
fn unquoted(name: &'static str, value: Value) -> Result<Value, Refused> {
    match value {
        Value::String(text) if text.is_empty() => Ok(Value::Null),
        Value::String(text) => script_json::read(&text).map_err(|_| Refused::Json(name)),
        other => Ok(other),
    }
}
