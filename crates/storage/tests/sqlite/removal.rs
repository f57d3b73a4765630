//! Removing accounts: what only shows in the file itself.

use freesewing_domain::confirmation::Kind;
use freesewing_domain::ports::{ApikeyStore as _, ConfirmationStore as _, SetStore as _, StoreError, UserStore as _};
use freesewing_domain::set::{NewImage, NewSet};

use crate::Place;
use crate::records::{apikey, at, confirmation, email, new_set, user};

impl Place {
    fn subscribe(&self, id: u32, name: &str) {
        let hash = email(name).hash();
        self.execute(&format!(
            "INSERT INTO subscribers (id, active, created_at, ehash, email, language, updated_at)
             VALUES ('00000000-0000-0000-0000-{id:012}', 1, 0, '{}', x'00', 'en', 0)",
            hash.as_str()
        ));
    }

    fn subscribers(&self) -> Vec<String> {
        self.query("SELECT substr(id, -1) AS text FROM subscribers ORDER BY id")
    }
}

#[test]
fn d59_the_newsletter_ends_for_both_addresses() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    store
        .update_user(ann.id, &|user| {
            user.email = email("anna");
            Ok(())
        })
        .unwrap();
    for (id, name) in [(1, "ann"), (2, "anna"), (3, "bob")] {
        place.subscribe(id, name);
    }
    store.delete_user(ann.id).unwrap();
    assert_eq!(place.subscribers(), ["3"]);
}

#[test]
fn the_newsletter_goes_on_for_an_address_that_is_somebody_elses_now() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    store
        .update_user(ann.id, &|user| {
            user.email = email("anna");
            Ok(())
        })
        .unwrap();
    user(&store, "ann");
    place.subscribe(1, "ann");
    store.delete_user(ann.id).unwrap();
    assert_eq!(place.subscribers(), ["1"]);
}

#[test]
fn d59_a_removal_that_fails_removes_nothing() {
    let place = Place::new();
    let store = place.open();
    let (ann, bob) = (user(&store, "ann"), user(&store, "bob"));
    let set = store.create_set(NewSet { image: NewImage::Own, ..new_set(ann.id, "a") }).unwrap();
    let copy = store.create_set(NewSet::copy_of(&set, bob.id, at(2000))).unwrap();
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    store.create_confirmation(&confirmation(1, Kind::SuggestedSet, Some(ann.id)), None).unwrap();
    place.subscribe(1, "ann");
    place.execute("CREATE TRIGGER no BEFORE DELETE ON subscribers BEGIN SELECT RAISE(ABORT, 'no'); END");

    let refused = store.delete_user(ann.id);
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    assert_eq!(store.find_user(ann.id).unwrap(), Some(ann.clone()));
    assert_eq!(store.list_sets(ann.id).unwrap(), [set]);
    assert_eq!(store.find_set(copy.id).unwrap(), Some(copy));
    assert_eq!(store.list_apikeys(ann.id).unwrap(), [apikey(ann.id, 1)]);
    assert!(store.find_confirmation(confirmation(1, Kind::SuggestedSet, None).id).unwrap().is_some());
    assert_eq!(place.subscribers(), ["1"]);
    place.execute("DROP TRIGGER no");
    assert!(store.delete_user(ann.id).unwrap().is_some());
}

#[test]
fn an_account_that_cannot_be_read_can_be_removed() {
    let place = Place::new();
    let store = place.open();
    let ann = user(&store, "ann");
    store.create_set(new_set(ann.id, "a")).unwrap();
    place.execute("UPDATE users SET bio = x'00', control = 12345; UPDATE sets SET name = x'00'");
    assert!(store.find_user(ann.id).is_err());
    assert!(store.delete_user(ann.id).unwrap().is_some());
    assert_eq!(store.find_user(ann.id).unwrap(), None);
}
