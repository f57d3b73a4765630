//! What is promised of bookmarks.

use freesewing_domain::bookmark::{Bookmark, BookmarkKind, NewBookmark};
use freesewing_domain::error::Error;
use freesewing_domain::ids::{BookmarkId, UserId};
use freesewing_domain::ports::{Store, StoreError};

use crate::Promise;
use crate::records::{new_bookmark, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a bookmark of each kind comes back as it was kept", comes_back),
    ("a bookmark belongs to an account that is there", needs_an_account),
    ("bookmarks are listed by number", lists_by_number),
    ("the number of a bookmark that was removed is not used again", uses_no_number_twice),
    ("every field of a bookmark that may change comes back as it was changed", keeps_every_field),
    ("a change to a bookmark that fails changes nothing", undoes_a_failed_change),
    ("a bookmark is removed once", is_removed_once),
];

fn comes_back(store: &dyn Store) {
    let owner = user(store, "ann");
    for kind in BookmarkKind::ALL {
        let new = NewBookmark::new(owner.id, *kind, "Ann \u{1f9f5}", "/docs/sewing?a=b#c").unwrap();
        let made = store.create_bookmark(new.clone()).unwrap();
        assert_eq!(made, new.into_bookmark(made.id));
        assert_eq!(store.find_bookmark(made.id).unwrap(), Some(made));
    }
    assert_eq!(store.find_bookmark(BookmarkId(99)).unwrap(), None);
}

fn needs_an_account(store: &dyn Store) {
    let refused = store.create_bookmark(new_bookmark(UserId(77), "nobody's"));
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
}

fn lists_by_number(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let made: Vec<_> = [(ann.id, "c"), (bob.id, "b"), (ann.id, "a")]
        .map(|(owner, title)| store.create_bookmark(new_bookmark(owner, title)).unwrap())
        .into();
    assert_eq!(store.list_bookmarks(ann.id).unwrap(), [made[0].clone(), made[2].clone()]);
    assert_eq!(store.list_bookmarks(UserId(77)).unwrap(), []);
}

fn uses_no_number_twice(store: &dyn Store) {
    let owner = user(store, "ann");
    let first = store.create_bookmark(new_bookmark(owner.id, "a")).unwrap();
    store.delete_bookmark(first.id).unwrap();
    assert!(store.create_bookmark(new_bookmark(owner.id, "b")).unwrap().id > first.id);
}

fn keeps_every_field(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_bookmark(new_bookmark(owner.id, "a")).unwrap();
    let wanted = Bookmark { title: "b".to_owned(), url: "/b".to_owned(), ..made.clone() };
    let changed = store.update_bookmark(made.id, &|bookmark| {
        let (id, user, kind) = (BookmarkId(99), UserId(99), BookmarkKind::Custom);
        *bookmark = Bookmark { id, user, kind, ..wanted.clone() };
        Ok(())
    });
    assert_eq!(changed.unwrap(), Some(wanted.clone()), "number, owner and kind stay");
    assert_eq!(store.find_bookmark(made.id).unwrap(), Some(wanted));
    assert_eq!(store.update_bookmark(BookmarkId(99), &|_| Err(Error::NotFound)).unwrap(), None);
}

fn undoes_a_failed_change(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_bookmark(new_bookmark(owner.id, "a")).unwrap();
    let failed = store.update_bookmark(made.id, &|bookmark| {
        bookmark.title = "b".to_owned();
        Err(Error::TitleMissing)
    });
    assert!(matches!(failed, Err(Error::TitleMissing)), "{failed:?}");
    assert_eq!(store.find_bookmark(made.id).unwrap(), Some(made));
}

fn is_removed_once(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = store.create_bookmark(new_bookmark(owner.id, "a")).unwrap();
    assert!(store.delete_bookmark(made.id).unwrap());
    assert!(!store.delete_bookmark(made.id).unwrap());
    assert_eq!(store.find_bookmark(made.id).unwrap(), None);
    assert_eq!(store.list_bookmarks(owner.id).unwrap(), []);
}
