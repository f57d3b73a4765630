//! What is promised of patterns.

use std::thread;

use freesewing_domain::document::{Document, FreeForm};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{PatternId, UserId};
use freesewing_domain::image::NewImage;
use freesewing_domain::pattern::{NewPattern, Pattern, PatternPatch};
use freesewing_domain::ports::{Store, StoreError};
use serde_json::{Map, Value, json};

use crate::Promise;
use crate::records::{at, new_pattern, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a pattern comes back as it was kept", comes_back),
    ("settings and data come back to the letter, also when they are null or a list", keeps_free_forms),
    ("a picture of its own is named after the pattern", names_its_picture),
    ("a pattern belongs to an account that is there", needs_an_account),
    ("patterns are listed by number", lists_by_number),
    ("the number of a pattern that was removed is not used again", uses_no_number_twice),
    ("every field of a pattern that may change comes back as it was changed", keeps_every_field),
    ("a change to a pattern that fails changes nothing", undoes_a_failed_change),
    ("changes to a pattern at the same time are all kept", loses_no_change),
    ("a pattern is removed once", is_removed_once),
    ("a pattern that is removed takes its picture from its copies, and only that", takes_its_picture_along),
];

fn free(value: &Value) -> FreeForm {
    FreeForm::from_value(value).unwrap()
}

fn comes_back(store: &dyn Store) {
    let owner = user(store, "ann");
    let settings = Document::from_value(&json!({"sa": 0.1, "measurements": {"waist": 83.666_666_666_666_67}})).unwrap();
    let new = NewPattern::new(owner.id, "Aaron \u{1f9f5}", &settings, at(1000)).unwrap();
    let new = new.with_data(free(&json!({"z": 1, "a": [null, 1e300]}))).unwrap().with_notes("some\nnotes").unwrap();
    let new = NewPattern { public: true, ..new };
    let made = store.create_pattern(new.clone()).unwrap();
    assert_eq!(made, new.into_pattern(made.id));
    let found = store.find_pattern(made.id).unwrap().unwrap();
    assert_eq!(found, made, "to the last digit, in the same order");
    assert_eq!(store.find_pattern(PatternId(made.id.0 + 1)).unwrap(), None);
}

fn keeps_free_forms(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_pattern(new_pattern(owner.id, "a")).unwrap();
    let orders = [json!({"b": 1, "a": {"d": 1, "c": 2}}), json!({"a": {"c": 2, "d": 1}, "b": 1})];
    for value in orders.into_iter().chain([json!(null), json!([1, {"b": 1, "a": 2}]), json!({})]) {
        let patch = PatternPatch { data: Some(free(&value)), settings: Some(free(&value)), ..PatternPatch::default() };
        store.update_pattern(made.id, &|pattern| patch.apply(pattern, at(2000))).unwrap();
        let found = store.find_pattern(made.id).unwrap().unwrap();
        assert_eq!((found.data.to_string(), found.settings.to_string()), (value.to_string(), value.to_string()));
    }
}

fn names_its_picture(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_pattern(NewPattern { image: NewImage::Own, ..new_pattern(owner.id, "a") }).unwrap();
    assert_eq!(made.img, made.id.image());
    assert_eq!(store.find_pattern(made.id).unwrap(), Some(made));
}

fn needs_an_account(store: &dyn Store) {
    let refused = store.create_pattern(new_pattern(UserId(77), "nobody's"));
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
}

fn lists_by_number(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let made: Vec<_> = [(ann.id, "c"), (bob.id, "b"), (ann.id, "a")]
        .map(|(owner, name)| store.create_pattern(new_pattern(owner, name)).unwrap())
        .into();
    let patch = PatternPatch { public: Some(true), ..PatternPatch::default() };
    store.update_pattern(made[0].id, &|pattern| patch.apply(pattern, at(9))).unwrap();
    let ids: Vec<_> = store.list_patterns(ann.id).unwrap().into_iter().map(|pattern| pattern.id).collect();
    assert_eq!(ids, [made[0].id, made[2].id]);
    assert_eq!(store.list_patterns(UserId(77)).unwrap(), []);
}

fn uses_no_number_twice(store: &dyn Store) {
    let owner = user(store, "ann");
    let first = store.create_pattern(new_pattern(owner.id, "a")).unwrap();
    store.delete_pattern(first.id, "none").unwrap();
    assert!(store.create_pattern(new_pattern(owner.id, "b")).unwrap().id > first.id);
}

fn keeps_every_field(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_pattern(new_pattern(owner.id, "a")).unwrap();
    let wanted = Pattern {
        data: free(&json!({"some": "value"})),
        img: made.id.image(),
        name: "b".to_owned(),
        notes: "new".to_owned(),
        public: true,
        settings: free(&json!({"sa": 5})),
        updated_at: at(5000),
        ..made.clone()
    };
    let changed = store.update_pattern(made.id, &|pattern| {
        let design = "another".to_owned();
        *pattern = Pattern { id: PatternId(99), user: UserId(99), design, created_at: at(0), ..wanted.clone() };
        Ok(())
    });
    assert_eq!(changed.unwrap(), Some(wanted.clone()), "number, owner, design and date of making stay");
    assert_eq!(store.find_pattern(made.id).unwrap(), Some(wanted));
    assert_eq!(store.update_pattern(PatternId(99), &|_| Err(Error::NotFound)).unwrap(), None);
}

fn undoes_a_failed_change(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_pattern(new_pattern(owner.id, "a")).unwrap();
    let failed = store.update_pattern(made.id, &|pattern| {
        pattern.name = "b".to_owned();
        Err(Error::NameMissing)
    });
    assert!(matches!(failed, Err(Error::NameMissing)), "{failed:?}");
    assert_eq!(store.find_pattern(made.id).unwrap(), Some(made));
}

fn loses_no_change(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_pattern(new_pattern(owner.id, "a")).unwrap();
    let add = |name: String| {
        move |pattern: &mut Pattern| {
            let mut members: Map<_, _> = pattern.data.as_value().as_object().cloned().unwrap_or_default();
            members.insert(name.clone(), Value::Null);
            pattern.data = free(&members.into());
            Ok(())
        }
    };
    thread::scope(|scope| {
        for thread in 0..8 {
            let add = &add;
            scope.spawn(move || {
                for turn in 0..5 {
                    store.update_pattern(made.id, &add(format!("{thread}.{turn}"))).unwrap();
                }
            });
        }
    });
    let found = store.find_pattern(made.id).unwrap().unwrap();
    assert_eq!(found.data.as_value().as_object().unwrap().len(), 40);
}

fn is_removed_once(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_pattern(new_pattern(owner.id, "a")).unwrap();
    assert!(store.delete_pattern(made.id, "none").unwrap());
    assert!(!store.delete_pattern(made.id, "none").unwrap());
    assert_eq!(store.find_pattern(made.id).unwrap(), None);
    assert_eq!(store.list_patterns(owner.id).unwrap(), []);
}

fn takes_its_picture_along(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let with_picture = || NewPattern { image: NewImage::Own, ..new_pattern(ann.id, "a") };
    let (gone, stays) = (store.create_pattern(with_picture()).unwrap(), store.create_pattern(with_picture()).unwrap());
    let copy = |of: &Pattern| store.create_pattern(NewPattern::copy_of(of, bob.id, at(2000))).unwrap();
    let (copy_of_gone, copy_of_stays) = (copy(&gone), copy(&stays));
    let copy_of_copy = copy(&copy_of_gone);
    assert!(store.delete_pattern(gone.id, "none").unwrap());
    let found = |made: &Pattern| store.find_pattern(made.id).unwrap().unwrap();
    assert_eq!(found(&copy_of_gone), Pattern { img: "none".to_owned(), ..copy_of_gone.clone() });
    assert_eq!(found(&copy_of_copy), Pattern { img: "none".to_owned(), ..copy_of_copy.clone() });
    assert_eq!((found(&stays), found(&copy_of_stays)), (stays.clone(), copy_of_stays.clone()));
    assert!(store.delete_pattern(copy_of_stays.id, "none").unwrap());
    assert_eq!(found(&stays), stays, "a copy takes nothing from the original");
}
