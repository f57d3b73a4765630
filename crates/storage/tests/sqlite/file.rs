//! What lies on the disk, and who may read it.

use freesewing_domain::bookmark::{BookmarkKind, NewBookmark};
use freesewing_domain::confirmation::Kind;
use freesewing_domain::document::{Document, FreeForm};
use freesewing_domain::measurement::Measurements;
use freesewing_domain::pattern::NewPattern;
use freesewing_domain::ports::{
    ApikeyStore as _, BookmarkStore as _, Decide, PatternStore as _, QuotaRequestStore as _, SetStore as _,
    SubscriberStore as _, UserStore as _,
};
use freesewing_domain::quota_request::Decision;
use freesewing_domain::secret::Secret;
use serde_json::json;

use crate::Place;
use crate::records::{apikey, at, confirmation, mail, new_quota_request, new_set, new_user, subscriber};

/// What no one who copies the files may read, and one word that they may, to show that the search finds something.
const PERSONAL: [&str; 12] = [
    "newsletter@example.com",
    "ann@example.com",
    "signup@example.com",
    "reader@example.com",
    "0123456789abcdef",
    "https://link",
    "key 1",
    "Ann's body",
    "Ann's notes",
    "Ann's story",
    "Ann's project",
    "To Ann",
];
const NOT_PERSONAL: &str = "default-avatar";

#[test]
fn nothing_personal_lies_on_the_disk_in_clear() {
    let place = Place::new();
    let store = place.open();
    let link = confirmation(1, Kind::Signup, None);
    let ann = store.create_user(new_user("ann"), Some(link), Some(mail("https://link"))).unwrap();
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    let mut set = new_set(ann.id, "Ann's body").with_notes("Ann's notes").unwrap();
    set.measurements = Measurements::sanitised(&json!({"chest": 1000}));
    store.create_set(set).unwrap();
    store.subscribe(&subscriber("newsletter", 1, 1000), &|_| None).unwrap();
    let settings = Document::from_value(&json!({"measurements": {"chest": 1000}})).unwrap();
    let pattern = NewPattern::new(ann.id, "aaron", &settings, at(1000)).unwrap();
    let pattern = pattern.with_name("Ann's body").unwrap().with_notes("Ann's notes").unwrap();
    store.create_pattern(pattern.with_data(FreeForm::from_value(&json!(["Ann's story"])).unwrap()).unwrap()).unwrap();
    let bookmark = NewBookmark::new(ann.id, BookmarkKind::Custom, "Ann's story", "https://link").unwrap();
    store.create_bookmark(bookmark).unwrap();
    let request = store.create_quota_request(new_quota_request(ann.id), &|_| mail("https://link")).unwrap();
    let (by, answer, granted) = (ann.id, Some("To Ann".to_owned()), None);
    let decide: Decide<'_> = &|request, owner| {
        request.decide(Decision { at: at(1000), by, answer: answer.clone(), granted }, owner)?;
        Ok(mail("https://link"))
    };
    store.decide_quota_request(request.id, decide, at(1000)).unwrap();
    store
        .update_user(ann.id, &|user| {
            user.bio = "Ann's story".to_owned();
            user.mfa_secret = Secret::new("Ann's story");
            Ok(())
        })
        .unwrap();

    let open = place.bytes();
    drop(store);
    let closed = place.bytes();
    for (when, bytes) in [("open", open), ("closed", closed)] {
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(holds(NOT_PERSONAL), "{when}");
        for text in PERSONAL {
            assert!(!holds(text), "{text:?} in a database that is {when}");
        }
        assert!(!holds("chest"), "measurements are personal");
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;

    let place = Place::new();
    let store = place.open();
    store.create_user(new_user("ann"), None, None).unwrap();
    let mut names = Vec::new();
    for entry in place.0.path().read_dir().unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{entry:?}");
        names.push(entry.file_name());
    }
    names.sort();
    assert_eq!(names, ["test.sqlite", "test.sqlite-shm", "test.sqlite-wal"]);
}
