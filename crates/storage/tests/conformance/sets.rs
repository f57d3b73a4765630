//! What is promised of measurement sets.

use std::thread;

use freesewing_domain::error::Error;
use freesewing_domain::ids::{SetId, UserId};
use freesewing_domain::measurement::{Measurement, Measurements};
use freesewing_domain::ports::{Store, StoreError};
use freesewing_domain::set::{MeasurementSet, NewImage, NewSet, SetPatch};
use serde_json::json;

use crate::Promise;
use crate::records::{at, new_set, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a set comes back as it was kept", comes_back),
    ("a picture of its own is named after the set", names_its_picture),
    ("a set belongs to an account that is there", needs_an_account),
    ("sets are listed by number", lists_by_number),
    ("the number of a set that was removed is not used again", uses_no_number_twice),
    ("every field that may change comes back as it was changed", keeps_every_field),
    ("a change that fails changes nothing", undoes_a_failed_change),
    ("merges at the same time are all kept", loses_no_merge),
    ("a set is removed once", is_removed_once),
    ("copies of a removed set lose its picture", resets_copies),
];

fn comes_back(store: &dyn Store) {
    let owner = user(store, "ann");
    let measurements = json!({"waist": 0.1, "chest": 83.666_666_666_666_67, "ankle": 1e-7, "neck": 1e300});
    let new = NewSet {
        imperial: true,
        public: true,
        measurements: Measurements::sanitised(&measurements),
        ..new_set(owner.id, "Ann \u{1f9f5}").with_notes("some\nnotes").unwrap()
    };
    let made = store.create_set(new.clone()).unwrap();
    assert_eq!(made, new.into_set(made.id));
    let found = store.find_set(made.id).unwrap().unwrap();
    assert_eq!(found, made, "to the last digit, in the same order");
    assert_eq!(store.find_set(SetId(made.id.0 + 1)).unwrap(), None);
}

fn names_its_picture(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_set(NewSet { image: NewImage::Own, ..new_set(owner.id, "Ann") }).unwrap();
    assert_eq!(made.img, made.id.image());
    assert_eq!(store.find_set(made.id).unwrap(), Some(made));
}

fn needs_an_account(store: &dyn Store) {
    let refused = store.create_set(new_set(UserId(77), "nobody's"));
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
}

fn lists_by_number(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let made: Vec<_> = [(ann.id, "c"), (bob.id, "b"), (ann.id, "a")]
        .map(|(owner, name)| store.create_set(new_set(owner, name)).unwrap())
        .into();
    store
        .update_set(made[0].id, &|set| SetPatch { public: Some(true), ..SetPatch::default() }.apply(set, at(9)))
        .unwrap();
    let ids: Vec<_> = store.list_sets(ann.id).unwrap().into_iter().map(|set| set.id).collect();
    assert_eq!(ids, [made[0].id, made[2].id]);
    assert_eq!(store.list_sets(UserId(77)).unwrap(), []);
}

fn uses_no_number_twice(store: &dyn Store) {
    let owner = user(store, "ann");
    let first = store.create_set(new_set(owner.id, "a")).unwrap();
    store.delete_set(first.id, "default-avatar").unwrap();
    assert!(store.create_set(new_set(owner.id, "b")).unwrap().id > first.id);
}

fn keeps_every_field(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_set(new_set(owner.id, "a")).unwrap();
    let wanted = MeasurementSet {
        img: made.id.image(),
        imperial: true,
        name: "b".to_owned(),
        notes: "new".to_owned(),
        measurements: Measurements::sanitised(&json!({"chest": 1000})),
        public: true,
        updated_at: at(5000),
        ..made.clone()
    };
    let changed = store.update_set(made.id, &|set| {
        *set = MeasurementSet { id: SetId(99), user: UserId(99), created_at: at(0), ..wanted.clone() };
        Ok(())
    });
    assert_eq!(changed.unwrap(), Some(wanted.clone()), "number, owner and date of making stay");
    assert_eq!(store.find_set(made.id).unwrap(), Some(wanted));
    assert_eq!(store.update_set(SetId(99), &|_| Err(Error::NotFound)).unwrap(), None);
}

fn undoes_a_failed_change(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_set(new_set(owner.id, "a")).unwrap();
    let failed = store.update_set(made.id, &|set| {
        set.name = "b".to_owned();
        Err(Error::NameMissing)
    });
    assert!(matches!(failed, Err(Error::NameMissing)), "{failed:?}");
    assert_eq!(store.find_set(made.id).unwrap(), Some(made));
}

fn loses_no_merge(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_set(new_set(owner.id, "a")).unwrap();
    let names = Measurement::ALL;
    thread::scope(|scope| {
        for part in names.chunks(names.len().div_ceil(8)) {
            scope.spawn(move || {
                for name in part {
                    let measurements = Some(json!({(name.name()): 100}));
                    let patch = SetPatch { measurements, ..SetPatch::default() };
                    store.update_set(made.id, &|set| patch.apply(set, at(2000))).unwrap();
                }
            });
        }
    });
    let found = store.find_set(made.id).unwrap().unwrap();
    assert_eq!(found.measurements.len(), names.len());
}

fn is_removed_once(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_set(new_set(owner.id, "a")).unwrap();
    assert!(store.delete_set(made.id, "default-avatar").unwrap());
    assert!(!store.delete_set(made.id, "default-avatar").unwrap());
    assert_eq!(store.find_set(made.id).unwrap(), None);
    assert_eq!(store.list_sets(owner.id).unwrap(), []);
}

fn resets_copies(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let own = |owner, name| store.create_set(NewSet { image: NewImage::Own, ..new_set(owner, name) }).unwrap();
    let (original, other) = (own(ann.id, "original"), own(bob.id, "another"));
    let copies =
        [&original, &original, &other].map(|set| store.create_set(NewSet::copy_of(set, bob.id, at(7))).unwrap());
    // Of a set that is not there, nobody shows the picture.
    assert!(!store.delete_set(SetId(99), "neutral").unwrap());
    assert!(store.delete_set(original.id, "neutral").unwrap());
    for copy in &copies[..2] {
        let expected = MeasurementSet { img: "neutral".to_owned(), ..copy.clone() };
        assert_eq!(store.find_set(copy.id).unwrap(), Some(expected), "nothing else of it changes");
    }
    for kept in [&other, &copies[2]] {
        assert_eq!(store.find_set(kept.id).unwrap().as_ref(), Some(kept));
    }
}
