//! What is promised of curated sets.

use std::thread;

use freesewing_domain::confirmation::Kind;
use freesewing_domain::curated_set::{CuratedSet, CuratedSetPatch};
use freesewing_domain::error::Error;
use freesewing_domain::ids::CuratedSetId;
use freesewing_domain::language::Language;
use freesewing_domain::measurement::{Measurement, Measurements};
use freesewing_domain::ports::Store;
use freesewing_domain::translated::Translated;
use serde_json::json;

use crate::Promise;
use crate::records::{at, confirmation, list, new_curated_set, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a curated set comes back as it was kept", comes_back),
    ("no tags are something else than an empty list of tags", tells_no_tags_from_none),
    ("curated sets are listed by height, then by number", lists_by_height),
    ("the number of a curated set that was removed is not used again", uses_no_number_twice),
    ("every field of a curated set that may change comes back as it was changed", keeps_every_field),
    ("a change of a curated set that fails changes nothing", undoes_a_failed_change),
    ("merges into a curated set at the same time are all kept", loses_no_merge),
    ("a curated set is removed once", is_removed_once),
    ("a suggestion that is accepted is used up", uses_a_suggestion_up),
    ("what suggests no set cannot be accepted as one", accepts_only_sets),
    ("of many who accept a suggestion one makes the set", accepts_once),
];

fn comes_back(store: &dyn Store) {
    let mut new = new_curated_set("Her \u{1f9f5}", -170).with_info("for us").unwrap();
    let measurements = json!({"waist": 0.1, "chest": 83.666_666_666_666_67, "ankle": 1e-7, "neck": 1e300});
    new.measurements = Measurements::sanitised(&measurements);
    new.names.set(Language::Uk, "Вона");
    new.notes = Translated::everywhere("some\nnotes");
    new.tags = Some(list(&json!(["a", {"b": 1, "2": 0.5}, null])));
    let made = store.create_curated_set(new.clone()).unwrap();
    assert_eq!(made, new.into_set(made.id));
    let found = store.find_curated_set(made.id).unwrap();
    assert_eq!(found, Some(made.clone()), "to the last digit, in the same order");
    assert_eq!(store.find_curated_set(CuratedSetId(made.id.0 + 1)).unwrap(), None);
}

fn tells_no_tags_from_none(store: &dyn Store) {
    for tags in [None, Some(list(&json!([])))] {
        let mut new = new_curated_set("Her", 1);
        new.tags = tags.clone();
        let made = store.create_curated_set(new).unwrap();
        assert_eq!(store.find_curated_set(made.id).unwrap().unwrap().tags, tags);
    }
}

fn lists_by_height(store: &dyn Store) {
    let made = [170, 160, 180, 160].map(|height| store.create_curated_set(new_curated_set("Her", height)).unwrap().id);
    let listed: Vec<_> = store.list_curated_sets().unwrap().into_iter().map(|set| set.id).collect();
    assert_eq!(listed, [made[1], made[3], made[0], made[2]]);
}

fn uses_no_number_twice(store: &dyn Store) {
    let first = store.create_curated_set(new_curated_set("a", 1)).unwrap();
    store.delete_curated_set(first.id).unwrap();
    assert!(store.create_curated_set(new_curated_set("b", 1)).unwrap().id > first.id);
}

fn keeps_every_field(store: &dyn Store) {
    let mut new = new_curated_set("a", 1);
    new.tags = Some(list(&json!(["a"])));
    let made = store.create_curated_set(new).unwrap();
    let wanted = CuratedSet {
        height: i32::MAX,
        info: "new".to_owned(),
        names: Translated::everywhere("b"),
        notes: Translated::everywhere("c"),
        tags: None,
        measurements: Measurements::sanitised(&json!({"chest": 1000})),
        updated_at: at(5000),
        published: true,
        ..made.clone()
    };
    let changed = store.update_curated_set(made.id, &|set| {
        *set = CuratedSet { id: CuratedSetId(99), created_at: at(0), ..wanted.clone() };
        Ok(())
    });
    assert_eq!(changed.unwrap(), Some(wanted.clone()), "number and date of making stay");
    assert_eq!(store.find_curated_set(made.id).unwrap(), Some(wanted));
    assert_eq!(store.update_curated_set(CuratedSetId(99), &|_| Err(Error::NotFound)).unwrap(), None);
}

fn undoes_a_failed_change(store: &dyn Store) {
    let made = store.create_curated_set(new_curated_set("a", 1)).unwrap();
    let failed = store.update_curated_set(made.id, &|set| {
        set.height = 9;
        Err(Error::NameMissing)
    });
    assert!(matches!(failed, Err(Error::NameMissing)), "{failed:?}");
    assert_eq!(store.find_curated_set(made.id).unwrap(), Some(made));
}

fn loses_no_merge(store: &dyn Store) {
    let made = store.create_curated_set(new_curated_set("a", 1)).unwrap();
    let names = Measurement::ALL;
    thread::scope(|scope| {
        for part in names.chunks(names.len().div_ceil(8)) {
            scope.spawn(move || {
                for name in part {
                    let measurements = Some(json!({(name.name()): 100}));
                    let patch = CuratedSetPatch { measurements, ..CuratedSetPatch::default() };
                    store.update_curated_set(made.id, &|set| patch.apply(set, at(2000))).unwrap();
                }
            });
        }
    });
    assert_eq!(store.find_curated_set(made.id).unwrap().unwrap().measurements.len(), names.len());
}

fn is_removed_once(store: &dyn Store) {
    let made = store.create_curated_set(new_curated_set("a", 1)).unwrap();
    assert!(store.delete_curated_set(made.id).unwrap());
    assert!(!store.delete_curated_set(made.id).unwrap());
    assert_eq!(store.find_curated_set(made.id).unwrap(), None);
    assert_eq!(store.list_curated_sets().unwrap(), []);
}

fn uses_a_suggestion_up(store: &dyn Store) {
    let owner = user(store, "ann");
    for (id, user) in [(1, Some(owner.id)), (2, None)] {
        let suggestion = confirmation(id, Kind::SuggestedSet, user);
        store.create_confirmation(&suggestion, None).unwrap();
        let made = store.accept_suggested_set(suggestion.id, new_curated_set("me", 166)).unwrap().unwrap();
        assert_eq!(made, new_curated_set("me", 166).into_set(made.id));
        assert_eq!(store.find_curated_set(made.id).unwrap(), Some(made));
        assert_eq!(store.find_confirmation(suggestion.id).unwrap(), None);
        assert_eq!(store.accept_suggested_set(suggestion.id, new_curated_set("me", 166)).unwrap(), None);
    }
    assert_eq!(store.list_curated_sets().unwrap().len(), 2);
}

fn accepts_only_sets(store: &dyn Store) {
    for (id, kind) in (1..).zip(Kind::ALL).filter(|(_, kind)| **kind != Kind::SuggestedSet) {
        let other = confirmation(id, *kind, None);
        store.create_confirmation(&other, None).unwrap();
        assert_eq!(store.accept_suggested_set(other.id, new_curated_set("me", 166)).unwrap(), None);
        assert_eq!(store.find_confirmation(other.id).unwrap(), Some(other));
    }
    assert_eq!(store.list_curated_sets().unwrap(), []);
}

fn accepts_once(store: &dyn Store) {
    let suggestion = confirmation(1, Kind::SuggestedSet, None);
    store.create_confirmation(&suggestion, None).unwrap();
    let made = thread::scope(|scope| {
        let accept = || store.accept_suggested_set(suggestion.id, new_curated_set("me", 166)).unwrap();
        let all: Vec<_> = (0..8).map(|_| scope.spawn(accept)).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(Option::is_some).count()
    });
    assert_eq!((made, store.list_curated_sets().unwrap().len()), (1, 1));
}
