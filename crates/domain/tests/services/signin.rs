use std::sync::atomic::Ordering;

use freesewing_domain::access::Role;
use freesewing_domain::mail::Letter;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::signin::{self, LinkRequest};
use freesewing_domain::user::Status;

use crate::house::{House, refused};

#[test]
fn people_are_known_by_name_address_and_number() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    for text in ["user-1", " USER-1 ", "Ann@Example.com", "1"] {
        assert_eq!(signin::find_user(&house.ports, text).unwrap().map(|user| user.id), Some(ann.id), "{text:?}");
    }
    for text in ["", "1a", "-1", "+1", "1.0", "bob"] {
        assert!(signin::find_user(&house.ports, text).unwrap().is_none(), "{text:?}");
    }
}

#[test]
fn d36_a_password_is_compared_also_for_nobody() {
    let house = House::new();
    house.user("ann", Role::User);
    let password = Secret::new("ann");
    assert!(signin::by_password(&house.ports, Some("user-1"), Some(&password), None).is_ok());
    for (name, password) in [
        (Some("user-1"), Some(Secret::new("bob"))),
        (Some("nobody"), Some(password.clone())),
        (None, Some(password)),
        (Some("user-1"), None),
    ] {
        let before = house.passwords.compared.load(Ordering::Relaxed);
        assert_eq!(refused(signin::by_password(&house.ports, name, password.as_ref(), None)), "signInFailed");
        assert_eq!(house.passwords.compared.load(Ordering::Relaxed), before + 1, "{name:?}");
    }
}

#[test]
fn a_link_signs_in_once_and_only_who_may() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let mut links = (0..2).map(|_| {
        signin::send_link(&house.ports, &LinkRequest { username: Some("ann@example.com".into()), test: false })
            .unwrap();
        let Letter::SigninLink { link } = house.mails().remove(0).letter else { panic!("another letter") };
        let (id, check) = link.split_once("id=").unwrap().1.split_once("&check=").unwrap();
        (freesewing_domain::ids::ConfirmationId(id.parse().unwrap()), check.to_owned())
    });
    let (id, check) = links.next().unwrap();
    assert_eq!(refused(signin::by_link(&house.ports, id, "0000000000000000", None)), "notFound");
    assert_eq!(signin::by_link(&house.ports, id, &check, None).unwrap().user.id, ann.id);
    assert_eq!(refused(signin::by_link(&house.ports, id, &check, None)), "notFound");

    let disable = |user: &mut freesewing_domain::user::User| {
        user.status = Status::Disabled;
        Ok(())
    };
    let (id, check) = links.next().unwrap();
    house.ports.store.update_user(ann.id, &disable).unwrap();
    assert_eq!(refused(signin::by_link(&house.ports, id, &check, None)), "statusLacking");
}
