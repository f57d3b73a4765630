//! The promises of the store traits, and every store that keeps them.
//!
//! A promise is a function of `&dyn Store` that is given a fresh store and panics when the promise is broken; each file
//! lists its own. To have another store keep them, add a function that makes a fresh one, and a test that names it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod activity;
mod apikeys;
mod bookmarks;
mod calls;
mod confirmations;
mod curated_sets;
mod guesses;
mod health;
mod instance;
mod key_warnings;
mod option_packs;
mod outbox;
mod patterns;
mod quota_requests;
#[path = "../stand_in/records.rs"]
mod records;
mod removal;
mod revisions;
mod search;
mod sets;
#[path = "../stand_in/mod.rs"]
mod stand_in;
mod subscribers;
mod usage;
mod users;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use freesewing_domain::ports::Store;
use freesewing_storage::{MemoryStore, SqliteStore};

/// What a store promises: a sentence, and its proof.
type Promise = (&'static str, fn(&dyn Store));

const PROMISES: &[&[Promise]] = &[
    users::PROMISES,
    search::PROMISES,
    removal::PROMISES,
    apikeys::PROMISES,
    key_warnings::PROMISES,
    sets::PROMISES,
    curated_sets::PROMISES,
    option_packs::PROMISES,
    patterns::PROMISES,
    bookmarks::PROMISES,
    confirmations::PROMISES,
    outbox::PROMISES,
    calls::PROMISES,
    usage::PROMISES,
    guesses::PROMISES,
    health::PROMISES,
    instance::PROMISES,
    subscribers::PROMISES,
    quota_requests::PROMISES,
    activity::PROMISES,
    revisions::PROMISES,
];

/// A store that nothing is in, and what must live as long as it does.
struct Fresh {
    store: Box<dyn Store>,
    _place: Box<dyn Any>,
}

fn memory() -> Fresh {
    Fresh { store: Box::new(MemoryStore::default()), _place: Box::new(()) }
}

fn sqlite() -> Fresh {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&directory.path().join("test.sqlite"), stand_in::StandIn::with_key(7)).unwrap();
    Fresh { store: Box::new(store), _place: Box::new(directory) }
}

#[test]
fn the_store_in_memory_keeps_every_promise() {
    keeps_every_promise(memory);
}

#[test]
fn the_store_in_sqlite_keeps_every_promise() {
    keeps_every_promise(sqlite);
}

fn keeps_every_promise(fresh: fn() -> Fresh) {
    let is_broken = |promise: fn(&dyn Store)| {
        let fresh = fresh();
        catch_unwind(AssertUnwindSafe(|| promise(&*fresh.store))).is_err()
    };
    let broken: Vec<_> =
        PROMISES.iter().copied().flatten().filter(|(_, promise)| is_broken(*promise)).map(|(name, _)| name).collect();
    assert!(broken.is_empty(), "broken promises: {broken:#?}");
}
