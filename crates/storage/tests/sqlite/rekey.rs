//! Going over from one key to another.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{Cipher, SealError, SetStore as _};
use freesewing_storage::keeping::{KeepError, Rekeyed, check, rekey};
use freesewing_storage::{OpenError, SqliteStore};

use crate::Place;
use crate::keeping::furnished;
use crate::records::new_set;
use crate::stand_in::StandIn;

/// The key of the database, and the one that comes after it.
const FORMER: u8 = 7;
const NEW: u8 = 9;

/// Seals with the new key, and opens what either has sealed.
struct Ring {
    new: Arc<dyn Cipher>,
    former: Arc<dyn Cipher>,
    sealed: Mutex<HashSet<Vec<u8>>>,
}

impl Ring {
    fn of_both() -> Arc<dyn Cipher> {
        let (new, former) = (StandIn::with_key(NEW), StandIn::with_key(FORMER));
        Arc::new(Self { new, former, sealed: Mutex::default() })
    }
}

impl Cipher for Ring {
    fn seal(&self, place: &'static str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let sealed = self.new.seal(place, plain)?;
        self.sealed.lock().unwrap().insert(sealed.clone());
        Ok(sealed)
    }

    fn open(&self, place: &'static str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        self.new.open(place, sealed).or_else(|_| self.former.open(place, sealed))
    }

    fn is_current(&self, sealed: &[u8]) -> bool {
        self.sealed.lock().unwrap().contains(sealed)
    }
}

const ANN: UserId = UserId(1);

fn sets(store: &SqliteStore) -> Vec<String> {
    store.list_sets(ANN).unwrap().into_iter().map(|set| set.name).collect()
}

impl Place {
    /// Reaches into the database once whoever has just left it has let go of it.
    fn patiently(&self, sql: &str) {
        self.execute(&format!("PRAGMA busy_timeout = 5000; {sql}"));
    }

    fn open_with(&self, cipher: Arc<dyn Cipher>) -> Result<SqliteStore, OpenError> {
        SqliteStore::open(&self.path(), cipher)
    }

    fn rekey(&self, ring: &Arc<dyn Cipher>) -> Result<Rekeyed, KeepError> {
        rekey(&self.path(), Arc::clone(ring), &mut ())
    }
}

#[test]
fn afterwards_everything_opens_with_the_new_key_alone() {
    let (place, store) = furnished();
    drop(store);
    let ring = Ring::of_both();
    assert_eq!(place.rekey(&ring).unwrap(), Rekeyed { fields: 14, resealed: 14 });
    assert_eq!(place.rekey(&ring).unwrap(), Rekeyed { fields: 14, resealed: 0 });
    assert!(matches!(place.open_with(StandIn::with_key(FORMER)), Err(OpenError::AnotherKey(_))));
    assert!(check(&place.path(), StandIn::with_key(NEW), &mut ()).unwrap().is_sound());
    assert_eq!(sets(&place.open_with(StandIn::with_key(NEW)).unwrap()), ["Ann", "Another"]);
}

#[test]
fn on_the_way_nobody_gets_in_who_knows_just_one_of_the_keys() {
    let (place, store) = furnished();
    drop(store);
    let ring = Ring::of_both();
    let store = place.open_with(Arc::clone(&ring)).unwrap();
    assert!(matches!(place.open_with(StandIn::with_key(FORMER)), Err(OpenError::AnotherKey(_))));
    assert!(matches!(place.open_with(StandIn::with_key(NEW)), Err(OpenError::FormerKeyLacking(_))));
    assert!(matches!(check(&place.path(), StandIn::with_key(NEW), &mut ()), Err(KeepError::FormerKeyLacking(_))));
    assert!(matches!(rekey(&place.path(), StandIn::with_key(NEW), &mut ()), Err(KeepError::FormerKeyLacking(_))));
    assert!(matches!(rekey(&place.path(), StandIn::with_key(FORMER), &mut ()), Err(KeepError::AnotherKey(_))));
    assert!(check(&place.path(), Arc::clone(&ring), &mut ()).unwrap().is_sound());
    assert_eq!(sets(&store), ["Ann", "Another"]);
}

#[test]
fn a_store_that_knows_both_goes_on_meanwhile() {
    let (place, store) = furnished();
    drop(store);
    let ring = Ring::of_both();
    let store = place.open_with(Arc::clone(&ring)).unwrap();
    store.create_set(new_set(ANN, "before")).unwrap();
    // The three fields of the new set are sealed with the new key already.
    assert_eq!(place.rekey(&ring).unwrap(), Rekeyed { fields: 17, resealed: 14 });
    assert_eq!(sets(&store), ["Ann", "Another", "before"]);
    store.create_set(new_set(ANN, "after")).unwrap();
    drop(store);
    let store = place.open_with(StandIn::with_key(NEW)).unwrap();
    assert_eq!(sets(&store), ["Ann", "Another", "before", "after"]);
}

#[test]
fn whoever_was_interrupted_begins_again_and_has_less_to_do() {
    let (place, store) = furnished();
    drop(store);
    let ring = Ring::of_both();
    // The outbox comes late.
    place.patiently("CREATE TRIGGER no BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END");
    assert!(matches!(place.rekey(&ring), Err(KeepError::Unusable { .. })));
    assert!(matches!(place.open_with(StandIn::with_key(NEW)), Err(OpenError::FormerKeyLacking(_))));
    assert_eq!(sets(&place.open_with(Arc::clone(&ring)).unwrap()), ["Ann", "Another"]);
    place.patiently("DROP TRIGGER no");
    assert_eq!(place.rekey(&ring).unwrap(), Rekeyed { fields: 14, resealed: 1 });
    assert!(check(&place.path(), StandIn::with_key(NEW), &mut ()).unwrap().is_sound());
}

#[test]
fn a_field_that_does_not_open_is_told_and_the_former_key_stays_needed() {
    let (place, store) = furnished();
    drop(store);
    let ring = Ring::of_both();
    place.patiently("UPDATE sets SET notes = x'00' WHERE id = 2");
    let refused = place.rekey(&ring).unwrap_err();
    assert!(matches!(&refused, KeepError::DoNotOpen { fields: 1, first, .. } if first == "sets.notes in row 2"));
    assert!(matches!(place.open_with(StandIn::with_key(NEW)), Err(OpenError::FormerKeyLacking(_))));
    place.patiently("UPDATE sets SET notes = (SELECT notes FROM sets WHERE id = 1) WHERE id = 2");
    place.rekey(&ring).unwrap();
    assert_eq!(sets(&place.open_with(StandIn::with_key(NEW)).unwrap()), ["Ann", "Another"]);
}

#[test]
fn a_store_that_knows_the_former_key_alone_neither_reads_nor_writes_any_more() {
    let (place, old) = furnished();
    assert_eq!(sets(&old), ["Ann", "Another"]);
    old.create_set(new_set(ANN, "still")).unwrap();
    let new = place.open_with(Ring::of_both()).unwrap();
    let refused = old.create_set(new_set(ANN, "late")).unwrap_err().to_string();
    assert!(refused.contains("given another encryption key"), "{refused}");
    assert!(old.list_sets(ANN).unwrap_err().to_string().contains("given another encryption key"));
    assert_eq!(sets(&new), ["Ann", "Another", "still"]);
    new.create_set(new_set(ANN, "new")).unwrap();
    assert_eq!(sets(&new), ["Ann", "Another", "still", "new"]);
}

#[test]
fn a_store_that_knows_both_goes_on_when_the_other_way_is_over() {
    let (place, store) = furnished();
    drop(store);
    let ring = Ring::of_both();
    let store = place.open_with(Arc::clone(&ring)).unwrap();
    place.rekey(&ring).unwrap();
    // What the proof says now is new to it.
    assert_eq!(sets(&store), ["Ann", "Another"]);
    store.create_set(new_set(ANN, "after")).unwrap();
    // Somebody gives it a third key.
    place.patiently("UPDATE seal SET proof = x'00'");
    assert!(store.create_set(new_set(ANN, "never")).is_err());
}
