//! Where FreeSewing keeps things, behind the traits of [`freesewing_domain::ports`].
//!
//! There are two stores, and one suite of promises that both keep (`tests/conformance`):
//! - [`MemoryStore`] keeps everything in memory: for tests, and for tools that embed the rules without a database;
//! - [`SqliteStore`] keeps everything in one file, for a server on one machine.
//!
//! # Where to look
//! | module | what lives there |
//! | --- | --- |
//! | `memory` | the store in memory, one file for each kind of thing |
//! | `sqlite` | the store in a file: `open` (what is checked at the start), `connection` (pools and pragmas), then one file for each kind of thing |
//! | `schema` | the tables, as diesel sees them; the SQL that makes them is in `migrations/` at the top of the repository |
//! | `rows` | what a row looks like, and how it turns into a domain type and back |
//! | `seal` | sealing and opening of personal columns |
//! | [`keeping`] | looking after a database as a whole: backing it up, restoring it, checking it |
//! | `reference` | reading a database of the reference, to move in from; `sqlite/import` is where it goes |
//! | `backup` | when a database was last backed up |
//! | `revisions` | which of the things that somebody may have read were changed since |
//! | `counts` | calls that were counted and not yet written down |
//!
//! A row is private to this crate and knows nothing of the wire; a domain type knows nothing of diesel. Personal fields
//! are sealed on their way into a row, and opened on their way out.

mod backup;
mod counts;
mod memory;
mod reference;
mod revisions;
mod rows;
mod schema;
mod seal;
mod sqlite;
mod usage;

pub use backup::note_backup;
pub use memory::MemoryStore;
pub use reference::{Reference, ReferenceError};
pub use sqlite::keeping;
pub use sqlite::{
    ImportError, ImportOptions, ImportWatch, Imported, ImportedTable, LeftOut, OpenError, Options, Phase, SqliteStore,
};
