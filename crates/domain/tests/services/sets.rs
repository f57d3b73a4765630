use std::thread;

use freesewing_domain::access::{Level, Role};
use freesewing_domain::ids::SetId;
use freesewing_domain::measurement::{Measurement, Measurements};
use freesewing_domain::service::set::{self, SetChange, SetRequest};
use freesewing_domain::set::SetPatch;
use serde_json::{Map, Value, json};

use crate::house::{House, caller, refused};

fn request(public: bool) -> SetRequest {
    let measurements = Measurements::sanitised(&json!({"chest": 1000}));
    SetRequest { name: "Ann".into(), public, measurements, ..SetRequest::default() }
}

#[test]
fn who_may_touch_a_set() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let kept = set::create(&house.ports, &ann, request(false)).unwrap();
    let patch = SetPatch { imperial: Some(true), ..SetPatch::default() };
    let change = SetChange { patch, ..SetChange::default() };
    for (role, reads, copies, changes) in [
        (Role::User, false, false, false),
        (Role::Curator, false, false, false),
        (Role::Bughunter, true, false, false),
        (Role::Support, true, true, false),
        (Role::Admin, true, true, true),
    ] {
        let other = caller(&house.user(role.name(), role));
        assert_eq!(set::read(&house.ports, &other, kept.id).is_ok(), reads, "{role:?} reads");
        assert_eq!(set::duplicate(&house.ports, &other, kept.id).is_ok(), copies, "{role:?} copies");
        assert_eq!(set::update(&house.ports, &other, kept.id, change.clone()).is_ok(), changes, "{role:?} changes");
    }
}

#[test]
fn a_low_level_is_refused_before_the_set_is_looked_for() {
    let house = House::new();
    let mut reader = caller(&house.user("ann", Role::User));
    reader.level = Level::from_number(2.0).unwrap();
    let change = SetChange::default();
    assert_eq!(refused(set::update(&house.ports, &reader, SetId(99), change)), "insufficientAccessLevel");
    assert_eq!(refused(set::read(&house.ports, &reader, SetId(99))), "notFound");
}

#[test]
fn only_public_sets_are_for_everybody() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let (private, public) = (
        set::create(&house.ports, &ann, request(false)).unwrap(),
        set::create(&house.ports, &ann, request(true)).unwrap(),
    );
    assert_eq!(refused(set::read_public(&house.ports, private.id)), "notFound");
    assert_eq!(set::read_public(&house.ports, public.id).unwrap(), public);

    let bob = caller(&house.user("bob", Role::User));
    let copy = set::duplicate(&house.ports, &bob, public.id).unwrap();
    assert_eq!((copy.user, copy.public), (bob.user, false));
}

#[test]
fn changes_at_the_same_time_are_all_kept() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let kept = set::create(&house.ports, &ann, request(false)).unwrap();
    thread::scope(|scope| {
        for name in Measurement::ALL {
            let ports = &house.ports;
            scope.spawn(move || {
                let sent = Map::from_iter([(name.name().to_owned(), Value::from(7))]);
                let patch = SetPatch { measurements: Some(sent.into()), ..SetPatch::default() };
                set::update(ports, &ann, kept.id, SetChange { patch, ..SetChange::default() }).unwrap();
            });
        }
    });
    let now = set::read(&house.ports, &ann, kept.id).unwrap();
    assert_eq!(now.measurements.len(), Measurement::ALL.len());
    assert!(now.measurements.iter().all(|(_, value)| value == 7.0));
}
