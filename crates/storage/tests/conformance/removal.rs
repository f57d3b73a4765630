//! What is promised of removing an account.

use std::thread;

use freesewing_domain::confirmation::Kind;
use freesewing_domain::email::EmailHash;
use freesewing_domain::ids::{ConfirmationId, UserId};
use freesewing_domain::image::DEFAULT_IMAGE;
use freesewing_domain::pattern::{NewPattern, Pattern};
use freesewing_domain::ports::{RemovedUser, Store};
use freesewing_domain::rules::Avatars;
use freesewing_domain::set::{MeasurementSet, NewImage, NewSet};
use freesewing_domain::user::User;
use uuid::Uuid;

use crate::Promise;
use crate::records::{
    apikey, at, confirmation, due, email, mail, new_bookmark, new_pattern, new_quota_request, new_set, subscriber, user,
};

pub(crate) const PROMISES: &[Promise] = &[
    ("an account goes with everything that is its own", takes_everything_along),
    ("nothing of anybody else goes with it", leaves_others_alone),
    ("it is told which pictures are left", tells_which_pictures_are_left),
    ("a copy stays without the picture of its original", takes_pictures_from_copies),
    ("a copied pattern stays without the picture of its original", takes_pictures_from_copied_patterns),
    ("an account is removed once", is_removed_once),
    ("of many who remove an account one does", is_removed_by_one_of_many),
    ("name and address of an account that was removed are free, its number is not", frees_name_and_address),
    ("calls of an account that was removed are dropped", drops_counted_calls),
    ("d59: the newsletter ends for both addresses of an account", ends_the_newsletter),
    ("the newsletter goes on for an address that is somebody else's now", leaves_the_newsletter_of_others),
    ("mails of an account that was removed are still delivered", still_delivers_mails),
];

fn set_with_picture(store: &dyn Store, owner: UserId) -> MeasurementSet {
    store.create_set(NewSet { image: NewImage::Own, ..new_set(owner, "pictured") }).unwrap()
}

fn pattern_with_picture(store: &dyn Store, owner: UserId) -> Pattern {
    store.create_pattern(NewPattern { image: NewImage::Own, ..new_pattern(owner, "pictured") }).unwrap()
}

fn suggestion(id: u128, user: UserId) -> ConfirmationId {
    confirmation(id, Kind::SuggestedSet, Some(user)).id
}

/// An account with two of everything; whose ids are counted from `id`.
fn household(store: &dyn Store, name: &str, id: u128) -> UserId {
    let owner = user(store, name).id;
    set_with_picture(store, owner);
    store.create_set(new_set(owner, "plain")).unwrap();
    pattern_with_picture(store, owner);
    store.create_pattern(new_pattern(owner, "plain")).unwrap();
    for id in [id, id + 1] {
        store.create_bookmark(new_bookmark(owner, "a bookmark")).unwrap();
        store.create_apikey(&apikey(owner, id)).unwrap();
    }
    store.create_confirmation(&confirmation(id, Kind::SigninLink, Some(owner)), None).unwrap();
    store.create_confirmation(&confirmation(id + 1, Kind::SuggestedSet, Some(owner)), None).unwrap();
    store.create_quota_request(new_quota_request(owner), &|_| mail("asked")).unwrap();
    owner
}

fn takes_everything_along(store: &dyn Store) {
    let ann = household(store, "ann", 1);
    let name = store.find_user(ann).unwrap().unwrap().username;
    let (sets, patterns) = (store.list_sets(ann).unwrap(), store.list_patterns(ann).unwrap());
    let bookmarks = store.list_bookmarks(ann).unwrap();
    assert!(store.delete_user(ann, &Avatars::default()).unwrap().is_some());
    assert_eq!(store.find_user(ann).unwrap(), None);
    assert_eq!(store.find_user_by_email(&email("ann").hash()).unwrap(), None);
    assert_eq!(store.find_user_by_name(name.key()).unwrap(), None);
    assert_eq!(store.find_users_by_hash(&email("ann").hash(), 9).unwrap(), []);
    assert_eq!(store.search_users_by_name(name.key(), 9).unwrap(), []);
    assert_eq!((store.list_sets(ann).unwrap(), store.list_apikeys(ann).unwrap()), (vec![], vec![]));
    assert_eq!((store.list_patterns(ann).unwrap(), store.list_bookmarks(ann).unwrap()), (vec![], vec![]));
    assert_eq!(store.list_quota_requests_of(ann).unwrap(), []);
    assert_eq!((sets.len(), patterns.len(), bookmarks.len()), (2, 2, 2));
    assert!(sets.iter().all(|set| store.find_set(set.id).unwrap().is_none()));
    assert!(patterns.iter().all(|pattern| store.find_pattern(pattern.id).unwrap().is_none()));
    assert!(bookmarks.iter().all(|bookmark| store.find_bookmark(bookmark.id).unwrap().is_none()));
    for id in [1, 2] {
        assert_eq!(store.find_apikey(apikey(ann, id).id).unwrap(), None);
        assert_eq!(store.find_confirmation(ConfirmationId(Uuid::from_u128(id))).unwrap(), None);
    }
}

fn leaves_others_alone(store: &dyn Store) {
    let (ann, bob) = (household(store, "ann", 1), household(store, "bob", 11));
    let nobodys = confirmation(21, Kind::OauthInit, None);
    store.create_confirmation(&nobodys, None).unwrap();
    let belongings = || {
        let account = (store.find_user(bob).unwrap(), store.list_apikeys(bob).unwrap());
        let kept = (store.list_sets(bob).unwrap(), store.list_patterns(bob).unwrap());
        (account, kept, store.list_bookmarks(bob).unwrap(), store.list_quota_requests_of(bob).unwrap())
    };
    let before = belongings();
    store.delete_user(ann, &Avatars::default()).unwrap();
    let after = belongings();
    assert_eq!(after, before);
    for id in [11, 12, 21] {
        assert!(store.find_confirmation(ConfirmationId(Uuid::from_u128(id))).unwrap().is_some(), "{id}");
    }
}

fn tells_which_pictures_are_left(store: &dyn Store) {
    let ann = household(store, "ann", 1);
    let (pictured, drafted) = (store.list_sets(ann).unwrap()[0].id, store.list_patterns(ann).unwrap()[0].id);
    store
        .update_user(ann, &|user| {
            user.email = email("anna");
            Ok(())
        })
        .unwrap();
    let bob = user(store, "bob").id;
    let (set, pattern) = (set_with_picture(store, bob), pattern_with_picture(store, bob));
    store.create_set(NewSet::copy_of(&set, ann, at(2000))).unwrap();
    store.create_pattern(NewPattern::copy_of(&pattern, ann, at(2000))).unwrap();
    let ihash = EmailHash::of("ann@example.com");
    let images = [
        format!("uid-{}", ihash.as_str()),
        format!("user-{}", ihash.as_str()),
        pictured.image(),
        drafted.image(),
        suggestion(2, ann).image(),
    ];
    let removed = store.delete_user(ann, &Avatars::default()).unwrap().unwrap();
    assert_eq!(removed.images(), images);
    let suggestions = vec![suggestion(2, ann)];
    assert_eq!(removed, RemovedUser { ihash, sets: vec![pictured], patterns: vec![drafted], suggestions });
}

fn takes_pictures_from_copies(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    let (removed, staying) = (set_with_picture(store, ann), set_with_picture(store, bob));
    let copy = store.create_set(NewSet::copy_of(&removed, bob, at(2000))).unwrap();
    let of_copy = store.create_set(NewSet::copy_of(&copy, bob, at(3000))).unwrap();
    store.delete_user(ann, &Avatars::default()).unwrap();
    for copy in [copy, of_copy] {
        let plain = MeasurementSet { img: DEFAULT_IMAGE.to_owned(), ..copy };
        assert_eq!(store.find_set(plain.id).unwrap(), Some(plain), "nothing else is different");
    }
    assert_eq!(store.find_set(staying.id).unwrap(), Some(staying));
}

fn takes_pictures_from_copied_patterns(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    let (removed, staying) = (pattern_with_picture(store, ann), pattern_with_picture(store, bob));
    let copy = store.create_pattern(NewPattern::copy_of(&removed, bob, at(2000))).unwrap();
    let of_copy = store.create_pattern(NewPattern::copy_of(&copy, bob, at(3000))).unwrap();
    assert_eq!((&copy.img, &of_copy.img), (&removed.img, &removed.img));
    store.delete_user(ann, &Avatars::default()).unwrap();
    for copy in [copy, of_copy] {
        let plain = Pattern { img: DEFAULT_IMAGE.to_owned(), ..copy };
        assert_eq!(store.find_pattern(plain.id).unwrap(), Some(plain), "nothing else is different");
    }
    assert_eq!(store.find_pattern(staying.id).unwrap(), Some(staying));
}

fn is_removed_once(store: &dyn Store) {
    let ann = user(store, "ann").id;
    assert!(store.delete_user(ann, &Avatars::default()).unwrap().is_some());
    assert_eq!(store.delete_user(ann, &Avatars::default()).unwrap(), None);
    assert_eq!(store.delete_user(UserId(77), &Avatars::default()).unwrap(), None);
}

fn is_removed_by_one_of_many(store: &dyn Store) {
    let ann = household(store, "ann", 1);
    let removed = thread::scope(|scope| {
        let all: Vec<_> =
            (0..8).map(|_| scope.spawn(|| store.delete_user(ann, &Avatars::default()).unwrap())).collect();
        all.into_iter().filter_map(|one| one.join().unwrap()).count()
    });
    assert_eq!(removed, 1);
}

fn frees_name_and_address(store: &dyn Store) {
    let ann = user(store, "ann");
    store.delete_user(ann.id, &Avatars::default()).unwrap();
    let again = user(store, "ann");
    assert!(again.id > ann.id, "whoever still holds the number means somebody else");
    let renamed = store.update_user(again.id, &|user| {
        user.username = ann.username.clone();
        Ok(())
    });
    assert_eq!(renamed.unwrap().unwrap().username, ann.username);
}

fn drops_counted_calls(store: &dyn Store) {
    let (ann, bob) = (household(store, "ann", 1), user(store, "bob").id);
    for user in [ann, bob] {
        store.count_call(user, Some(apikey(ann, 1).id), at(3000));
        store.count_call(user, None, at(3000));
    }
    store.delete_user(ann, &Avatars::default()).unwrap();
    store.count_call(ann, Some(apikey(ann, 1).id), at(4000));
    store.write_counts().unwrap();
    store.write_counts().unwrap();
    assert_eq!((store.find_user(ann).unwrap(), store.list_apikeys(ann).unwrap()), (None, vec![]));
    let bob = store.find_user(bob).unwrap().unwrap();
    assert_eq!((bob.jwt_calls, bob.key_calls), (1, 1), "those of the others are written");
}

fn still_delivers_mails(store: &dyn Store) {
    let ann = user(store, "ann").id;
    store.create_confirmation(&confirmation(1, Kind::SigninLink, Some(ann)), Some(mail("link"))).unwrap();
    store.delete_user(ann, &Avatars::default()).unwrap();
    assert_eq!(due(store, 9000, 9), ["link"]);
}

/// An account whose address is not the one that it signed up with.
fn moved(store: &dyn Store, from: &str, to: &str) -> UserId {
    let id = user(store, from).id;
    let change = |user: &mut User| {
        user.email = email(to);
        Ok(())
    };
    store.update_user(id, &change).unwrap();
    id
}

fn ends_the_newsletter(store: &dyn Store) {
    let ann = moved(store, "ann", "anna");
    let readers = [("ann", 1), ("anna", 2), ("bob", 3)].map(|(name, id)| subscriber(name, id, 1000));
    for reader in &readers {
        store.subscribe(reader, &|_| None).unwrap();
    }
    store.delete_user(ann, &Avatars::default()).unwrap();
    let gone = readers.map(|reader| !store.delete_subscriber(reader.id, &reader.email.hash()).unwrap());
    assert_eq!(gone, [true, true, false]);
}

fn leaves_the_newsletter_of_others(store: &dyn Store) {
    let ann = moved(store, "ann", "anna");
    user(store, "ann");
    let reader = subscriber("ann", 1, 1000);
    store.subscribe(&reader, &|_| None).unwrap();
    store.delete_user(ann, &Avatars::default()).unwrap();
    assert!(store.delete_subscriber(reader.id, &reader.email.hash()).unwrap());
}
