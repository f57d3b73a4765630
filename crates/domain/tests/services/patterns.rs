use std::sync::Arc;

use freesewing_domain::access::{Caller, Level, Role};
use freesewing_domain::ids::PatternId;
use freesewing_domain::image::DEFAULT_IMAGE;
use freesewing_domain::image::ImageSource;
use freesewing_domain::pattern::{Pattern, PatternPatch};
use freesewing_domain::ports::ImageHost as _;
use freesewing_domain::rules::TestMode;
use freesewing_domain::service::pattern::{self, PatternChange, PatternRequest};

use crate::house::{House, caller, refused};
use crate::pictures::Shelf;

fn request(public: bool) -> PatternRequest {
    PatternRequest { design: "aaron".into(), name: "Ann's".into(), public, ..PatternRequest::default() }
}

fn with_picture(text: &str) -> PatternRequest {
    PatternRequest { picture: Some(ImageSource::from_field(text)), ..request(true) }
}

fn new_name(name: &str) -> PatternChange {
    PatternChange { patch: PatternPatch { name: Some(name.into()), ..PatternPatch::default() }, ..Default::default() }
}

fn new_picture(text: &str) -> PatternChange {
    PatternChange { picture: Some(ImageSource::from_field(text)), ..PatternChange::default() }
}

/// A house that keeps pictures, and somebody in it.
fn house_with_pictures() -> (House, Arc<Shelf>, Caller) {
    let mut house = House::new();
    let shelf = Arc::new(Shelf::default());
    house.ports.images = shelf.clone();
    let ann = caller(&house.user("ann", Role::User));
    (house, shelf, ann)
}

#[test]
fn who_may_touch_a_pattern() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let kept = pattern::create(&house.ports, &ann, request(false)).unwrap();
    for (role, reads, copies, changes) in [
        (Role::User, false, false, false),
        (Role::Curator, false, false, false),
        (Role::Bughunter, true, false, false),
        (Role::Support, true, true, false),
        (Role::Admin, true, true, true),
    ] {
        let other = caller(&house.user(role.name(), role));
        assert_eq!(pattern::read(&house.ports, &other, kept.id).is_ok(), reads, "{role:?} reads");
        assert_eq!(pattern::duplicate(&house.ports, &other, kept.id).is_ok(), copies, "{role:?} copies");
        assert_eq!(pattern::update(&house.ports, &other, kept.id, new_name("x")).is_ok(), changes, "{role:?} changes");
        assert_eq!(pattern::delete(&house.ports, &other, kept.id).is_ok(), changes, "{role:?} removes");
    }
}

#[test]
fn keeping_takes_level_4_and_changing_level_3() {
    let house = House::new();
    let mut writer = caller(&house.user("ann", Role::User));
    let kept = pattern::create(&house.ports, &writer, request(false)).unwrap();
    writer.level = Level::from_number(3.0).unwrap();
    assert_eq!(refused(pattern::create(&house.ports, &writer, request(false))), "insufficientAccessLevel");
    pattern::update(&house.ports, &writer, kept.id, new_name("x")).unwrap();
    writer.level = Level::from_number(2.0).unwrap();
    assert_eq!(refused(pattern::delete(&house.ports, &writer, PatternId(99))), "insufficientAccessLevel");
    assert_eq!(refused(pattern::read(&house.ports, &writer, PatternId(99))), "notFound");
}

#[test]
fn only_public_patterns_are_for_everybody() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let [private, public] = [false, true].map(|public| pattern::create(&house.ports, &ann, request(public)).unwrap());
    assert_eq!(refused(pattern::read_public(&house.ports, private.id)), "notFound");
    assert_eq!(pattern::read_public(&house.ports, public.id).unwrap(), public);

    let bob = caller(&house.user("bob", Role::User));
    let copy = pattern::duplicate(&house.ports, &bob, public.id).unwrap();
    assert_eq!((copy.user, copy.public), (bob.user, false));
}

#[test]
fn a_picture_is_kept_under_the_name_of_the_pattern() {
    let (house, shelf, ann) = house_with_pictures();
    let kept = pattern::create(&house.ports, &ann, with_picture("first")).unwrap();
    assert_eq!((kept.img.as_str(), shelf.names()), ("pattern-1", vec!["pattern-1".to_owned()]));
    pattern::update(&house.ports, &ann, kept.id, new_picture("second")).unwrap();
    assert_eq!(shelf.find("pattern-1").unwrap().unwrap().bytes, b"second");
}

#[test]
fn what_is_no_picture_is_refused_whole() {
    let (house, shelf, ann) = house_with_pictures();
    assert_eq!(refused(pattern::create(&house.ports, &ann, with_picture("nonsense"))), "imgInvalid");
    assert_eq!(pattern::list(&house.ports, &ann).unwrap(), []);
    let kept = pattern::create(&house.ports, &ann, request(false)).unwrap();
    let change = PatternChange { picture: new_picture("nonsense").picture, ..new_name("x") };
    assert_eq!(refused(pattern::update(&house.ports, &ann, kept.id, change)), "imgInvalid");
    assert_eq!(pattern::read(&house.ports, &ann, kept.id).unwrap(), kept);
    assert_eq!(shelf.names(), [""; 0]);
}

#[test]
fn a_picture_that_cannot_be_had_leaves_the_old_one() {
    let (house, shelf, ann) = house_with_pictures();
    let kept = pattern::create(&house.ports, &ann, with_picture("https://example.org/a.png")).unwrap();
    assert_eq!((kept.img.as_str(), shelf.names()), (DEFAULT_IMAGE, vec![]));
    let change = PatternChange { picture: new_picture("https://example.org/a.png").picture, ..new_name("x") };
    let changed = pattern::update(&house.ports, &ann, kept.id, change).unwrap();
    assert_eq!((changed.img.as_str(), changed.name.as_str()), (DEFAULT_IMAGE, "x"));
}

#[test]
fn d15_a_host_that_fails_leaves_the_old_picture() {
    let (house, shelf, ann) = house_with_pictures();
    shelf.is_full(true);
    let without = pattern::create(&house.ports, &ann, with_picture("first")).unwrap();
    assert_eq!(without.img, DEFAULT_IMAGE);
    let change = PatternChange { picture: new_picture("first").picture, ..new_name("x") };
    let changed = pattern::update(&house.ports, &ann, without.id, change).unwrap();
    assert_eq!((changed.img.as_str(), changed.name.as_str()), (DEFAULT_IMAGE, "x"));
    assert_eq!(pattern::read(&house.ports, &ann, without.id).unwrap(), changed);

    shelf.is_full(false);
    let with = pattern::create(&house.ports, &ann, with_picture("first")).unwrap();
    shelf.is_full(true);
    let changed = pattern::update(&house.ports, &ann, with.id, new_picture("second")).unwrap();
    assert_eq!(changed.img, with.id.image());
    assert_eq!(shelf.find(&with.img).unwrap().unwrap().bytes, b"first");
}

#[test]
fn a_picture_is_looked_at_only_for_who_may_change_the_pattern() {
    let (house, _, ann) = house_with_pictures();
    let kept = pattern::create(&house.ports, &ann, request(true)).unwrap();
    let bob = caller(&house.user("bob", Role::User));
    let nonsense = || new_picture("nonsense");
    assert_eq!(refused(pattern::update(&house.ports, &bob, kept.id, nonsense())), "insufficientAccessLevel");
    assert_eq!(refused(pattern::update(&house.ports, &bob, PatternId(99), nonsense())), "notFound");
}

#[test]
fn in_a_test_a_picture_is_only_said_to_be_kept() {
    let (mut house, shelf, ann) = house_with_pictures();
    let test = || PatternRequest { test: true, ..with_picture("nonsense") };
    assert_eq!(refused(pattern::create(&house.ports, &ann, test())), "imgInvalid", "not every address may");
    house.ports.rules.tests = TestMode { domain: Some("example.com".into()), mails: false };
    let kept = pattern::create(&house.ports, &ann, test()).unwrap();
    assert_eq!((kept.img, shelf.names()), (kept.id.image(), vec![]));
}

#[test]
fn a_pattern_that_is_removed_takes_its_picture_along() {
    let (house, shelf, ann) = house_with_pictures();
    let kept = pattern::create(&house.ports, &ann, with_picture("first")).unwrap();
    let bob = caller(&house.user("bob", Role::User));
    let copy = pattern::duplicate(&house.ports, &bob, kept.id).unwrap();
    assert_eq!(copy.img, kept.img, "a copy shows the picture of the original");

    let again = pattern::duplicate(&house.ports, &bob, copy.id).unwrap();
    pattern::delete(&house.ports, &bob, again.id).unwrap();
    assert_eq!(shelf.names(), ["pattern-1"], "a copy takes nothing along");

    pattern::delete(&house.ports, &ann, kept.id).unwrap();
    assert_eq!(shelf.names(), [""; 0]);
    let found = pattern::read(&house.ports, &bob, copy.id).unwrap();
    assert_eq!(found, Pattern { img: DEFAULT_IMAGE.into(), ..copy });
}
