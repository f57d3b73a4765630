//! Removing accounts: what only shows in the file itself.

use freesewing_domain::confirmation::Kind;
use freesewing_domain::ports::{
    ApikeyStore as _, ConfirmationStore as _, SetStore as _, StoreError, SubscriberStore as _, UserStore as _,
};
use freesewing_domain::rules::Avatars;
use freesewing_domain::set::{NewImage, NewSet};

use crate::Place;
use crate::records::{apikey, at, confirmation, new_set, subscriber, user};

#[test]
fn d59_a_removal_that_fails_removes_nothing() {
    let place = Place::new();
    let store = place.open();
    let (ann, bob) = (user(&store, "ann"), user(&store, "bob"));
    let set = store.create_set(NewSet { image: NewImage::Own, ..new_set(ann.id, "a") }).unwrap();
    let copy = store.create_set(NewSet::copy_of(&set, bob.id, at(2000))).unwrap();
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    store.create_confirmation(&confirmation(1, Kind::SuggestedSet, Some(ann.id)), None).unwrap();
    let reader = store.subscribe(&subscriber("ann", 1, 1000), &|_| None).unwrap();
    place.execute("CREATE TRIGGER no BEFORE DELETE ON subscribers BEGIN SELECT RAISE(ABORT, 'no'); END");

    let refused = store.delete_user(ann.id, &Avatars::default());
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
    assert_eq!(store.find_user(ann.id).unwrap(), Some(ann.clone()));
    assert_eq!(store.list_sets(ann.id).unwrap(), [set]);
    assert_eq!(store.find_set(copy.id).unwrap(), Some(copy));
    assert_eq!(store.list_apikeys(ann.id).unwrap(), [apikey(ann.id, 1)]);
    assert!(store.find_confirmation(confirmation(1, Kind::SuggestedSet, None).id).unwrap().is_some());
    assert_eq!(store.subscribe(&subscriber("ann", 2, 1000), &|_| None).unwrap(), reader);
    place.execute("DROP TRIGGER no");
    assert!(store.delete_user(ann.id, &Avatars::default()).unwrap().is_some());
}

#[test]
fn an_account_that_cannot_be_read_can_be_removed() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    store.create_set(new_set(ann.id, "a")).unwrap();
    place.execute("UPDATE users SET bio = x'00', control = 12345; UPDATE sets SET name = x'00'");
    assert!(store.find_user(ann.id).is_err());
    assert!(store.delete_user(ann.id, &Avatars::default()).unwrap().is_some());
    assert_eq!(store.find_user(ann.id).unwrap(), None);
}
