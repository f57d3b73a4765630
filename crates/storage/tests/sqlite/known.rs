//! What is kept opened in memory is never shown once it is out of date.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use freesewing_domain::error::Error;
use freesewing_domain::ports::{
    ApikeyStore as _, CallStore as _, RevisionStore as _, SetStore as _, Subject, UserStore as _,
};
use freesewing_domain::set::MeasurementSet;

use crate::Place;
use crate::records::{apikey, at, new_set, user};

/// Waits until something holds; longer than it may take only if it never does.
fn soon(holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(1), "a change by another process went unseen");
        thread::sleep(Duration::from_millis(1));
    }
}

fn rename(set: &mut MeasurementSet, name: &str) -> Result<(), Error> {
    name.clone_into(&mut set.name);
    Ok(())
}

#[test]
fn changes_by_another_process_are_seen_within_a_second() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann").id;
    let key = apikey(ann, 1);
    store.create_apikey(&key).unwrap();
    let set = store.create_set(new_set(ann, "Ann")).unwrap();
    // Everything is known from now on.
    assert!(store.find_user(ann).unwrap().is_some() && store.find_apikey(key.id).unwrap().is_some());
    assert!(store.find_set(set.id).unwrap().is_some() && store.list_sets(ann).unwrap() == [set.clone()]);
    let before = store.revision(Subject::Set(set.id));

    place.execute("UPDATE users SET role = 'admin'");
    soon(|| store.find_user(ann).unwrap().unwrap().role.name() == "admin");
    place.execute("UPDATE sets SET public = 1");
    soon(|| store.find_set(set.id).unwrap().unwrap().public && store.list_sets(ann).unwrap()[0].public);
    assert_ne!(store.revision(Subject::Set(set.id)), before);
    place.execute("DELETE FROM apikeys");
    soon(|| store.find_apikey(key.id).unwrap().is_none());
}

#[test]
fn a_change_by_another_process_is_seen_at_once_by_whoever_comes_after_a_while() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann").id;
    store.find_user(ann).unwrap();
    place.execute("UPDATE users SET role = 'admin'");
    thread::sleep(Duration::from_millis(20));
    assert_eq!(store.find_user(ann).unwrap().unwrap().role.name(), "admin");
}

#[test]
fn a_change_is_told_of_what_changed_alone() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann").id;
    let sets: Vec<_> = (0..40).map(|n| store.create_set(new_set(ann, &format!("set {n}"))).unwrap().id).collect();
    let revisions = || sets.iter().map(|id| store.revision(Subject::Set(*id))).collect::<Vec<_>>();
    let before = revisions();
    store.count_call(ann, None, at(2000));
    store.write_counts().unwrap();
    store.create_set(new_set(ann, "another")).unwrap();
    store.update_set(sets[0], &|set| rename(set, "other")).unwrap();
    let moved = revisions().iter().zip(&before).filter(|(now, before)| now != before).count();
    // Two of them may share a slot with it.
    assert!((1..=3).contains(&moved), "{moved} of 40 sets are read again because of one change");
}

#[test]
fn nobody_reads_what_was_before_a_change_that_was_done() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann").id;
    let set = store.create_set(new_set(ann, "0")).unwrap().id;
    let number = |name: &str| name.parse::<u32>().unwrap();
    let done = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while done.load(Ordering::Acquire) < 200 {
                    let at_least = done.load(Ordering::Acquire);
                    assert!(number(&store.find_set(set).unwrap().unwrap().name) >= at_least);
                    assert!(number(&store.list_sets(ann).unwrap()[0].name) >= at_least);
                }
            });
        }
        for n in 1..=200_u32 {
            store.update_set(set, &|set| rename(set, &n.to_string())).unwrap();
            done.store(n, Ordering::Release);
        }
    });
}
