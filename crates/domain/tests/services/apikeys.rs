use freesewing_domain::access::{Level, Role};
use freesewing_domain::apikey::ApikeyRequest;
use freesewing_domain::service::apikey::{self, Listed};

use crate::house::{House, caller, refused};

fn wish(level: f64) -> ApikeyRequest {
    ApikeyRequest { name: "script".into(), level: Level::from_number(level).unwrap(), expires_in: 3600.0 }
}

#[test]
fn a_key_is_shown_once_and_kept_as_something_else() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let made = apikey::create(&house.ports, &ann, wish(3.0)).unwrap();
    let found = apikey::read(&house.ports, &ann, made.key.id).unwrap().key;
    assert_eq!(found, made.key);
    assert_ne!(found.secret, made.secret);
    assert_eq!(apikey::list(&house.ports, &ann, Listed::default()).unwrap(), [made.key]);
}

#[test]
fn a_key_makes_no_key_above_itself() {
    let house = House::new();
    let root = house.user("root", Role::Admin);
    let key = apikey::create(&house.ports, &caller(&root), wish(5.0)).unwrap().key;
    let with_key = key.caller(root.role).unwrap();
    assert!(apikey::create(&house.ports, &with_key, wish(5.0)).is_ok());
    assert_eq!(refused(apikey::create(&house.ports, &with_key, wish(6.0))), "keyLevelExceedsRoleLevel");
}

#[test]
fn a_key_falls_with_the_role_of_its_owner() {
    let house = House::new();
    let root = house.user("root", Role::Admin);
    let key = apikey::create(&house.ports, &caller(&root), wish(9.0)).unwrap().key;
    assert_eq!(key.caller(Role::ReadOnly).unwrap().level.get(), 2);
    assert_eq!(key.caller(Role::Blocked), None);
}

#[test]
fn other_peoples_keys_are_for_administrators() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let (bob, root) = (caller(&house.user("bob", Role::Support)), caller(&house.user("root", Role::Admin)));
    let key = apikey::create(&house.ports, &caller(&ann), wish(1.0)).unwrap().key;
    assert_eq!(refused(apikey::read(&house.ports, &bob, key.id)), "insufficientAccessLevel");
    assert_eq!(refused(apikey::delete(&house.ports, &bob, key.id)), "insufficientAccessLevel");
    assert!(apikey::delete(&house.ports, &root, key.id).is_ok());
    assert_eq!(refused(apikey::delete(&house.ports, &root, key.id)), "notFound");
}

#[test]
fn a_key_tells_about_itself_and_a_token_has_nothing_to_tell() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let key = apikey::create(&house.ports, &caller(&ann), wish(1.0)).unwrap().key;
    assert_eq!(apikey::read_current(&house.ports, &key.caller(ann.role).unwrap()).unwrap(), key);
    assert_eq!(refused(apikey::read_current(&house.ports, &caller(&ann))), "notFound");
}
