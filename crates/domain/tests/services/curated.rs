use std::sync::Arc;

use freesewing_domain::access::{Caller, Level, Role};
use freesewing_domain::confirmation::{Kind, SuggestedPack, SuggestedSet};
use freesewing_domain::curated_set::CuratedSetPatch;
use freesewing_domain::document::Document;
use freesewing_domain::ids::{ConfirmationId, CuratedSetId, OptionPackId, SetId};
use freesewing_domain::image::ImageSource;
use freesewing_domain::language::Language;
use freesewing_domain::measurement::Measurements;
use freesewing_domain::ports::ImageHost as _;
use freesewing_domain::rules::TestMode;
use freesewing_domain::service::curated_set::{self, CuratedSetChange, CuratedSetRequest};
use freesewing_domain::service::option_pack::{self, OptionPackChange, OptionPackRequest};
use freesewing_domain::service::set::{self, SetRequest};
use freesewing_domain::service::suggestion::{self, SetSuggestion};
use freesewing_domain::translated::Translated;
use serde_json::json;

use crate::house::{House, caller, refused};
use crate::pictures::Shelf;

/// A house that keeps pictures, and a curator in it.
fn house_with_pictures() -> (House, Arc<Shelf>, Caller) {
    let mut house = House::new();
    let shelf = Arc::new(Shelf::default());
    house.ports.images = shelf.clone();
    let curator = caller(&house.user("curator", Role::Curator));
    (house, shelf, curator)
}

fn picture(text: &str) -> Option<ImageSource> {
    Some(ImageSource::from_field(text))
}

fn set_request(image: Option<ImageSource>) -> CuratedSetRequest {
    CuratedSetRequest { names: Translated::everywhere("Her"), image, ..CuratedSetRequest::default() }
}

fn pack_request(image: Option<ImageSource>) -> OptionPackRequest {
    let names = Translated::everywhere("Loose");
    OptionPackRequest { design: "aaron".into(), names, image, ..OptionPackRequest::default() }
}

fn suggestion_of(set: SetId, image: Option<ImageSource>) -> SetSuggestion {
    let suggested = SuggestedSet::new(set, "me", None, json!("166cm")).unwrap();
    SetSuggestion { suggested, image, test: false }
}

/// A set of somebody's own.
fn own_set(house: &House, owner: &Caller) -> SetId {
    let measurements = Measurements::sanitised(&json!({"chest": 1000}));
    let request = SetRequest { name: "mine".into(), measurements, ..SetRequest::default() };
    set::create(&house.ports, owner, request).unwrap().id
}

#[test]
fn curating_takes_level_5_before_anything_is_looked_for() {
    let house = House::new();
    let (ports, user) = (&house.ports, caller(&house.user("ann", Role::User)));
    let (set, pack, id) = (CuratedSetId(99), OptionPackId(99), ConfirmationId(uuid::Uuid::nil()));
    for refused in [
        refused(curated_set::create(ports, &user, set_request(None))),
        refused(curated_set::update(ports, &user, set, &CuratedSetChange::default())),
        refused(curated_set::delete(ports, &user, set)),
        refused(option_pack::create(ports, &user, pack_request(None))),
        refused(option_pack::update(ports, &user, pack, OptionPackChange::default())),
        refused(option_pack::delete(ports, &user, pack)),
        refused(suggestion::list(ports, &user, Kind::SuggestedSet)),
        refused(suggestion::delete(ports, &user, id, Kind::SuggestedSet)),
        refused(suggestion::accept_set(ports, &user, id)),
    ] {
        assert_eq!(refused, "insufficientAccessLevel");
    }
}

#[test]
fn suggesting_takes_level_4_and_copying_level_3() {
    let house = House::new();
    let mut user = caller(&house.user("ann", Role::User));
    let packs = || SuggestedPack::new("aaron", Document::default(), "n").unwrap();
    suggestion::suggest_set(&house.ports, &user, suggestion_of(SetId(1), None)).unwrap();
    suggestion::suggest_pack(&house.ports, &user, packs()).unwrap();
    user.level = Level::from_number(3.0).unwrap();
    let set = suggestion::suggest_set(&house.ports, &user, suggestion_of(SetId(1), None));
    assert_eq!(refused(set), "insufficientAccessLevel");
    assert_eq!(refused(suggestion::suggest_pack(&house.ports, &user, packs())), "insufficientAccessLevel");
    let copy = |user: &Caller| refused(curated_set::duplicate(&house.ports, user, CuratedSetId(9), Language::En));
    assert_eq!(copy(&user), "notFound");
    user.level = Level::from_number(2.0).unwrap();
    assert_eq!(copy(&user), "insufficientAccessLevel");
}

#[test]
fn a_curated_set_has_its_picture_as_long_as_it_is_there() {
    let (house, shelf, curator) = house_with_pictures();
    let ports = &house.ports;
    curated_set::create(ports, &curator, set_request(None)).unwrap();
    let set = curated_set::create(ports, &curator, set_request(picture("first"))).unwrap();
    assert_eq!(shelf.names(), ["cset-2"], "one without a picture uploads none");
    let change = CuratedSetChange { image: picture("second"), ..CuratedSetChange::default() };
    curated_set::update(ports, &curator, set.id, &change).unwrap();
    assert_eq!(shelf.find("cset-2").unwrap().unwrap().bytes, b"second");
    curated_set::delete(ports, &curator, set.id).unwrap();
    assert!(shelf.names().is_empty());
}

#[test]
fn an_option_pack_has_its_picture_as_long_as_it_is_there() {
    let (house, shelf, curator) = house_with_pictures();
    let ports = &house.ports;
    let (plain, pictured) = (pack_request(None), pack_request(picture("first")));
    let [plain, pictured] = [plain, pictured].map(|new| option_pack::create(ports, &curator, new).unwrap());
    assert_eq!((plain.img.as_str(), pictured.img.as_str()), ("default-avatar", "opack-2"));
    let change = OptionPackChange { image: picture("late"), ..OptionPackChange::default() };
    assert_eq!(option_pack::update(ports, &curator, plain.id, change).unwrap().img, "opack-1");
    assert_eq!(shelf.names(), ["opack-1", "opack-2"]);
    option_pack::delete(ports, &curator, plain.id).unwrap();
    assert_eq!(shelf.names(), ["opack-2"]);
}

#[test]
fn what_is_no_picture_is_refused_and_nothing_is_written() {
    let (house, shelf, curator) = house_with_pictures();
    let (ports, bad) = (&house.ports, picture("nonsense"));
    let set = curated_set::create(ports, &curator, set_request(None)).unwrap();
    let pack = option_pack::create(ports, &curator, pack_request(None)).unwrap();
    let patch = CuratedSetPatch { height: Some(9), ..CuratedSetPatch::default() };
    let set_change = CuratedSetChange { patch, image: bad.clone(), test: false };
    let pack_change = OptionPackChange { image: bad.clone(), ..OptionPackChange::default() };
    for refused in [
        refused(curated_set::create(ports, &curator, set_request(bad.clone()))),
        refused(curated_set::update(ports, &curator, set.id, &set_change)),
        refused(option_pack::create(ports, &curator, pack_request(bad.clone()))),
        refused(option_pack::update(ports, &curator, pack.id, pack_change)),
        refused(suggestion::suggest_set(ports, &curator, suggestion_of(SetId(1), bad.clone()))),
    ] {
        assert_eq!(refused, "imgInvalid");
    }
    assert_eq!(curated_set::list(ports).unwrap(), [set]);
    assert_eq!(option_pack::list(ports).unwrap(), [pack]);
    assert_eq!(suggestion::list(ports, &curator, Kind::SuggestedSet).unwrap(), []);
    assert!(shelf.names().is_empty());
}

#[test]
fn d15_d67_a_picture_that_cannot_be_fetched_is_left_aside_and_one_of_a_test_only_said_to_be_kept() {
    let (mut house, shelf, curator) = house_with_pictures();
    let away = || picture("https://example.org/me.png");
    curated_set::create(&house.ports, &curator, set_request(away())).unwrap();
    let pack = option_pack::create(&house.ports, &curator, pack_request(away())).unwrap();
    assert_eq!(pack.img, "default-avatar");
    suggestion::suggest_set(&house.ports, &curator, suggestion_of(SetId(1), away())).unwrap();

    let test = |image| OptionPackRequest { test: true, ..pack_request(image) };
    assert_eq!(refused(option_pack::create(&house.ports, &curator, test(picture("nonsense")))), "imgInvalid");
    house.ports.rules.tests = TestMode { domain: Some("example.com".into()), ..TestMode::default() };
    let pack = option_pack::create(&house.ports, &curator, test(picture("nonsense"))).unwrap();
    assert_eq!(pack.img, pack.id.image());
    assert!(shelf.names().is_empty());
}

#[test]
fn the_picture_of_a_suggestion_goes_with_it_or_to_the_curated_set() {
    let (house, shelf, curator) = house_with_pictures();
    let (ports, user) = (&house.ports, caller(&house.user("ann", Role::User)));
    let set = own_set(&house, &user);
    let suggest = |text| suggestion::suggest_set(ports, &user, suggestion_of(set, picture(text))).unwrap();
    let (removed, accepted) = (suggest("first"), suggest("second"));
    assert_eq!(shelf.names().len(), 2);
    suggestion::delete(ports, &curator, removed, Kind::SuggestedSet).unwrap();
    assert_eq!(shelf.names(), [accepted.image()]);
    let made = suggestion::accept_set(ports, &curator, accepted).unwrap();
    assert_eq!(shelf.names(), [made.id.image()]);
    assert_eq!(shelf.find(&made.id.image()).unwrap().unwrap().bytes, b"second");
    assert_eq!((made.height, made.published, made.measurements.len()), (166, false, 1));
}

#[test]
fn d44_a_private_set_of_somebody_else_is_not_made_public_by_suggesting_it() {
    let house = House::new();
    let curator = caller(&house.user("curator", Role::Curator));
    let (ann, bob) = (caller(&house.user("ann", Role::User)), caller(&house.user("bob", Role::User)));
    let set = own_set(&house, &ann);
    let id = suggestion::suggest_set(&house.ports, &bob, suggestion_of(set, None)).unwrap();
    assert_eq!(refused(suggestion::accept_set(&house.ports, &curator, id)), "notFound");
    let left = suggestion::list(&house.ports, &curator, Kind::SuggestedSet).unwrap();
    assert_eq!(left.len(), 1, "a curator can still remove it");
}
