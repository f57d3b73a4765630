use freesewing_domain::access::{Level, Role};
use freesewing_domain::error::Error;
use freesewing_domain::ids::UserId;
use freesewing_domain::service::account::{self, Everything};
use freesewing_domain::service::admin::{self, AdminPatch};
use freesewing_domain::service::set::{self, SetRequest};
use freesewing_domain::service::user;
use freesewing_domain::user::Status;

use crate::house::{House, caller, refused};

#[test]
fn a_profile_is_found_by_number_or_name_and_not_by_address() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    for text in ["1", "user-1", " USER-1 "] {
        assert_eq!(user::profile(&house.ports, text).unwrap().id, ann.id, "{text}");
    }
    for text in ["ann@example.com", "", " ", "2", "1abc"] {
        assert_eq!(refused(user::profile(&house.ports, text)), "notFound", "{text}");
    }
}

#[test]
fn only_a_maintainer_sees_what_is_kept_of_others() {
    let house = House::new();
    let (ann, bob) = (house.user("ann", Role::User), house.user("bob", Role::Support));
    set::create(&house.ports, &caller(&ann), SetRequest { name: "a".into(), ..SetRequest::default() }).unwrap();
    assert_eq!(user::data(&house.ports, &caller(&ann), ann.id).unwrap().sets.len(), 1);
    assert_eq!(refused(user::data(&house.ports, &caller(&bob), ann.id)), "insufficientAccessLevel");
    let admin = caller(&house.user("cas", Role::Admin));
    assert_eq!(user::data(&house.ports, &admin, ann.id).unwrap().sets.len(), 1);
    assert_eq!(refused(user::data(&house.ports, &admin, UserId(77))), "notFound");
}

#[test]
fn what_ends_an_account_takes_a_higher_level_than_reading_it() {
    let house = House::new();
    let mut script = caller(&house.user("ann", Role::User));
    script.level = Level::from_number(3.0).unwrap();
    assert_eq!(refused(account::restrict(&house.ports, &script)), "insufficientAccessLevel");
    assert_eq!(refused(account::remove(&house.ports, &script)), "insufficientAccessLevel");
    script.level = Level::from_number(0.0).unwrap();
    let written = |_: Everything| -> Result<Vec<u8>, Error> { panic!("is not asked") };
    assert_eq!(refused(account::export(&house.ports, &script, written)), "insufficientAccessLevel");
}

#[test]
fn an_account_is_disabled_and_then_removed_once() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    account::restrict(&house.ports, &caller(&ann)).unwrap();
    assert_eq!(house.ports.store.find_user(ann.id).unwrap().unwrap().status, Status::Disabled);
    account::remove(&house.ports, &caller(&ann)).unwrap();
    assert_eq!(refused(account::remove(&house.ports, &caller(&ann))), "notFound");
    assert_eq!(refused(account::restrict(&house.ports, &caller(&ann))), "notFound");
}

#[test]
fn an_export_that_cannot_be_kept_is_a_failure() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let kept = account::export(&house.ports, &caller(&ann), |everything| {
        assert_eq!(everything.user.id, ann.id);
        Ok(Vec::new())
    });
    assert_eq!(refused(kept), "internalError");
}

#[test]
fn maintainers_do_what_nobody_else_may() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let (support, admin) = (caller(&house.user("bob", Role::Support)), caller(&house.user("cas", Role::Admin)));
    let patch = AdminPatch { status: Some(Status::Blocked), ..AdminPatch::default() };
    assert_eq!(refused(admin::read(&house.ports, &support, ann.id)), "insufficientAccessLevel");
    assert_eq!(refused(admin::update(&house.ports, &support, ann.id, patch)), "insufficientAccessLevel");
    assert_eq!(refused(admin::impersonate(&house.ports, &support, ann.id)), "insufficientAccessLevel");
    assert_eq!(refused(admin::search(&house.ports, &support, "ann")), "insufficientAccessLevel");

    assert_eq!(admin::update(&house.ports, &admin, ann.id, patch).unwrap().status, Status::Blocked);
    assert_eq!(admin::read(&house.ports, &admin, ann.id).unwrap().status, Status::Blocked);
    assert_eq!(admin::impersonate(&house.ports, &admin, ann.id).unwrap().user.id, ann.id);
    assert_eq!(admin::search(&house.ports, &admin, "ann@example.com").unwrap().by_email.len(), 1);
    assert_eq!(admin::search(&house.ports, &admin, "USER").unwrap().by_name.len(), 3);
    assert_eq!(admin::search(&house.ports, &admin, " ").unwrap().by_name.len(), 0);
    assert_eq!(refused(admin::impersonate(&house.ports, &admin, UserId(77))), "notFound");
}
