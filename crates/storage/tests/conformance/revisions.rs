//! What is promised of revisions: that nobody takes what they once read for what is kept.

use freesewing_domain::curated_set::CuratedSet;
use freesewing_domain::ids::{PatternId, SetId};
use freesewing_domain::image::DEFAULT_IMAGE;
use freesewing_domain::option_pack::OptionPack;
use freesewing_domain::pattern::Pattern;
use freesewing_domain::ports::{Store, Subject};
use freesewing_domain::rules::Avatars;
use freesewing_domain::set::{MeasurementSet, NewImage, NewSet};

use crate::Promise;
use crate::records::{at, new_curated_set, new_option_pack, new_pattern, new_set, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("what stays has the revision that it had", stays),
    ("a set that was changed or removed has another revision", of_a_set),
    ("a copy that lost its picture has another revision", of_a_copy),
    ("a pattern that was changed or removed has another revision", of_a_pattern),
    ("what an account takes along has another revision", of_an_account),
    ("curated sets have another revision after each change", of_curated_sets),
    ("option packs have another revision after each change", of_option_packs),
];

/// Does something, and makes sure that it shows.
fn moves(store: &dyn Store, subject: Subject, deed: impl FnOnce()) {
    let before = store.revision(subject);
    deed();
    assert_ne!(store.revision(subject), before, "{subject:?}");
}

fn stays(store: &dyn Store) {
    let set = store.create_set(new_set(user(store, "ann").id, "Ann")).unwrap();
    for subject in [Subject::Set(set.id), Subject::Pattern(PatternId(1)), Subject::CuratedSets, Subject::OptionPacks] {
        let before = store.revision(subject);
        store.find_set(set.id).unwrap();
        store.list_curated_sets().unwrap();
        assert_eq!(store.revision(subject), before, "{subject:?}");
    }
}

fn of_a_set(store: &dyn Store) {
    let set = store.create_set(new_set(user(store, "ann").id, "Ann")).unwrap();
    let subject = Subject::Set(set.id);
    moves(store, subject, || {
        let hide = |set: &mut MeasurementSet| {
            set.public = !set.public;
            Ok(())
        };
        store.update_set(set.id, &hide).unwrap().unwrap();
    });
    moves(store, subject, || assert!(store.delete_set(set.id, DEFAULT_IMAGE).unwrap()));
}

fn of_a_copy(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let set = store.create_set(NewSet { image: NewImage::Own, ..new_set(ann, "Ann") }).unwrap();
    let copy = store.create_set(NewSet::copy_of(&set, ann, at(2000))).unwrap();
    moves(store, Subject::Set(copy.id), || assert!(store.delete_set(set.id, DEFAULT_IMAGE).unwrap()));
}

fn of_a_pattern(store: &dyn Store) {
    let pattern = store.create_pattern(new_pattern(user(store, "ann").id, "Ann's")).unwrap();
    let subject = Subject::Pattern(pattern.id);
    moves(store, subject, || {
        let hide = |pattern: &mut Pattern| {
            pattern.public = !pattern.public;
            Ok(())
        };
        store.update_pattern(pattern.id, &hide).unwrap().unwrap();
    });
    moves(store, subject, || assert!(store.delete_pattern(pattern.id, DEFAULT_IMAGE).unwrap()));
}

fn of_an_account(store: &dyn Store) {
    for subject in [Subject::Set, |SetId(id)| Subject::Pattern(PatternId(id))] {
        let ann = user(store, "ann").id;
        let set = store.create_set(new_set(ann, "Ann")).unwrap().id;
        let pattern = store.create_pattern(new_pattern(ann, "Ann's")).unwrap().id;
        assert_eq!(set.0, pattern.0, "both kinds are looked at");
        moves(store, subject(set), || drop(store.delete_user(ann, &Avatars::default()).unwrap().unwrap()));
    }
}

fn of_curated_sets(store: &dyn Store) {
    let subject = Subject::CuratedSets;
    moves(store, subject, || drop(store.create_curated_set(new_curated_set("Her", 170)).unwrap()));
    let id = store.list_curated_sets().unwrap()[0].id;
    moves(store, subject, || {
        let publish = |set: &mut CuratedSet| {
            set.published = !set.published;
            Ok(())
        };
        store.update_curated_set(id, &publish).unwrap().unwrap();
    });
    moves(store, subject, || assert!(store.delete_curated_set(id).unwrap()));
}

fn of_option_packs(store: &dyn Store) {
    let subject = Subject::OptionPacks;
    moves(store, subject, || drop(store.create_option_pack(new_option_pack("aaron")).unwrap()));
    let id = store.list_option_packs().unwrap()[0].id;
    moves(store, subject, || {
        let shrink = |pack: &mut OptionPack| {
            pack.created_at = at(9000);
            pack.updated_at = at(9000);
            Ok(())
        };
        store.update_option_pack(id, &shrink).unwrap().unwrap();
    });
    moves(store, subject, || assert!(store.delete_option_pack(id).unwrap()));
}
