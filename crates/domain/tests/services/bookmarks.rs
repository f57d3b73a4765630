use freesewing_domain::access::{Level, Role};
use freesewing_domain::bookmark::{BookmarkKind, BookmarkPatch};
use freesewing_domain::ids::BookmarkId;
use freesewing_domain::service::bookmark::{self, BookmarkRequest};

use crate::house::{House, caller, refused};

fn request(title: &str) -> BookmarkRequest {
    BookmarkRequest { kind: BookmarkKind::Doc, title: title.into(), url: "/docs/sewing".into() }
}

#[test]
fn a_bookmark_is_for_its_owner_alone() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let kept = bookmark::create(&house.ports, &ann, &request("Sewing")).unwrap();
    let patch = BookmarkPatch::default();
    for role in [Role::User, Role::Curator, Role::Bughunter, Role::Support, Role::Admin] {
        let other = caller(&house.user(role.name(), role));
        assert_eq!(refused(bookmark::read(&house.ports, &other, kept.id)), "insufficientAccessLevel");
        assert_eq!(refused(bookmark::update(&house.ports, &other, kept.id, &patch)), "insufficientAccessLevel");
        assert_eq!(refused(bookmark::delete(&house.ports, &other, kept.id)), "insufficientAccessLevel");
        assert_eq!(refused(bookmark::read(&house.ports, &other, BookmarkId(99))), "notFound");
        assert_eq!(bookmark::list(&house.ports, &other).unwrap(), []);
    }
    assert_eq!(bookmark::list(&house.ports, &ann).unwrap(), [kept]);
}

#[test]
fn a_bookmark_is_kept_changed_and_removed() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    assert_eq!(refused(bookmark::create(&house.ports, &ann, &request(""))), "titleMissing");
    let kept = bookmark::create(&house.ports, &ann, &request("Sewing")).unwrap();
    let patch = BookmarkPatch { title: Some("Sewing docs".into()), url: None };
    let changed = bookmark::update(&house.ports, &ann, kept.id, &patch).unwrap();
    assert_eq!((changed.title.as_str(), &changed.url), ("Sewing docs", &kept.url));
    assert_eq!(bookmark::read(&house.ports, &ann, kept.id).unwrap(), changed);
    bookmark::delete(&house.ports, &ann, kept.id).unwrap();
    assert_eq!(refused(bookmark::delete(&house.ports, &ann, kept.id)), "notFound");
}

#[test]
fn writing_takes_level_3() {
    let house = House::new();
    let mut reader = caller(&house.user("ann", Role::User));
    reader.level = Level::from_number(2.0).unwrap();
    assert_eq!(refused(bookmark::create(&house.ports, &reader, &request("x"))), "insufficientAccessLevel");
    assert_eq!(refused(bookmark::delete(&house.ports, &reader, BookmarkId(9))), "insufficientAccessLevel");
    assert_eq!(bookmark::list(&house.ports, &reader).unwrap(), []);
}
