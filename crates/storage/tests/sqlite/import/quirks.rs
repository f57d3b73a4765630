//! What the former server left in its columns, odd as it is.

use freesewing_domain::bookmark::BookmarkKind;
use freesewing_domain::confirmation::{Kind, Purpose};
use freesewing_domain::ids::{ConfirmationId, CuratedSetId, OptionPackId, PatternId, SetId, UserId};
use freesewing_domain::ports::{
    BookmarkStore as _, ConfirmationStore as _, CuratedSetStore as _, OptionPackStore as _, PatternStore as _,
    SetStore as _, UserStore as _,
};
use freesewing_domain::user::{Consent, Status, User};
use freesewing_storage::ImportOptions;
use serde_json::json;
use uuid::uuid;

use super::former::{Former, Watch, sealed, sealed_twice};

/// An account that is different, as it is here.
fn moved(different: &str) -> User {
    let former = Former::new();
    former.user(1, "Ann", different);
    former.import().unwrap();
    former.target.open().find_user(UserId(1)).unwrap().unwrap()
}

#[test]
fn d31_an_address_that_was_sealed_twice_and_not_cleaned_is_opened_and_cleaned() {
    let twice = sealed(sealed(" Ann@Example.com "));
    assert_eq!(moved(&format!("email = '{twice}'")).email.as_str(), "ann@example.com");
}

#[test]
fn d14_an_account_without_a_password_comes_along() {
    assert_eq!(moved("password = ''").password.expose(), "");
}

#[test]
fn data_may_be_an_object_or_the_text_of_one_or_nothing() {
    let data = |text: &str| moved(&format!("data = '{text}'")).data.to_string();
    assert_eq!(data(&sealed(json!({"a": 1}))), r#"{"a":1}"#);
    assert_eq!(data(&sealed_twice(&json!({"a": 1}))), r#"{"a":1}"#);
    assert_eq!(data(&sealed(json!(null))), "{}");
    assert_eq!(data(""), "{}");
}

#[test]
fn dates_may_be_text() {
    let ann = moved("createdAt = '2023-10-28 12:00:00', lastSeen = '2023-10-28T12:00:00.250Z', updatedAt = NULL");
    assert_eq!(ann.created_at.to_string(), "2023-10-28T12:00:00.000Z");
    assert_eq!(ann.last_seen.unwrap().to_string(), "2023-10-28T12:00:00.250Z");
    assert_eq!(ann.updated_at, None);
}

#[test]
fn half_an_emoji_keeps_nobody_from_coming_along() {
    let data = json!("{\"a\":\"\\ud83d\"}");
    let ann = moved(&format!("data = '{}'", sealed(data)));
    assert_eq!(ann.data.to_string(), "{\"a\":\"\u{fffd}\"}");
}

#[test]
fn very_long_texts_come_along_whole() {
    let long = "long ".repeat(200_000);
    assert_eq!(moved(&format!("bio = '{}'", sealed(long.as_str()))).bio, long);
}

#[test]
fn a_password_that_nobody_understands_stays_as_it_is() {
    for password in [r#"{"type":"v2","data":"$2a$10$0N/aQiWmT/eJ88w"}"#, r#"{"type":"v9"}"#, "not json"] {
        assert_eq!(moved(&format!("password = '{password}'")).password.expose(), password);
    }
}

#[test]
fn a_name_of_blanks_and_a_name_that_is_a_number_come_along() {
    for name in ["   ", "42", "ann@home.example"] {
        assert_eq!(moved(&format!("username = '{name}', lusername = 'x'")).username.as_str(), name);
    }
}

#[test]
fn moments_beyond_what_can_be_written_become_the_last_one() {
    let ann = moved("lastSeen = 9e18, createdAt = 1700000000000.6");
    assert_eq!(ann.last_seen.unwrap().to_string(), "9999-12-31T23:59:59.999Z");
    assert_eq!(ann.created_at.as_millis(), 1_700_000_000_000);
}

#[test]
fn a_second_factor_comes_along_and_an_empty_one_is_none() {
    assert_eq!(moved("").mfa_secret.expose(), "");
    assert_eq!(moved(&format!("mfaSecret = '{}'", sealed(""))).mfa_secret.expose(), "");
    let ann = moved(&format!("mfaSecret = '{}', mfaEnabled = 1", sealed("GEZDGNBV")));
    assert_eq!((ann.mfa_secret.expose(), ann.mfa_enabled), ("GEZDGNBV", true));
}

#[test]
fn what_we_do_not_know_never_opens_an_account() {
    let ann = moved("role = 'emperor', status = 7, consent = 99, control = 1000");
    assert_eq!(
        (ann.role.name(), ann.status, ann.consent, ann.control),
        ("blocked", Status::Inactive, Consent::None, 1)
    );
}

#[test]
fn d13_a_name_that_was_no_text_becomes_one() {
    assert_eq!(moved(&format!("bio = '{}'", sealed(7))).bio, "7");
}

#[test]
fn d13_measurements_that_are_none_are_dropped() {
    let former = Former::new();
    former.user(1, "ann", "");
    let odd = [json!({"chest": 1000, "neck": "5", "potato": 1}), json!([1]), json!(null)];
    for (id, measurements) in (1..).zip(&odd) {
        former.set(id, 1, &sealed_twice(measurements));
    }
    former.import().unwrap();
    let store = former.target.open();
    let count = |id| store.find_set(SetId(id)).unwrap().unwrap().measurements.len();
    assert_eq!([count(1), count(2), count(3)], [1, 0, 0]);
}

#[test]
fn patterns_may_have_null_for_data_and_settings() {
    let former = Former::new();
    former.user(1, "ann", "");
    let (null, settings, text) = (sealed_twice(&json!(null)), sealed(json!({"sa": 5})), sealed("--"));
    for (id, settings) in [(1, sealed(json!(null))), (2, settings)] {
        former.execute(&format!(
            "INSERT INTO \"Pattern\" (id, createdAt, data, design, name, notes, settings, userId, updatedAt, public) \
             VALUES ({id}, 1, '{null}', 'Aaron', '{text}', '{text}', '{settings}', 1, 2, 1)"
        ));
    }
    former.import().unwrap();
    let store = former.target.open();
    let settings = |id| store.find_pattern(PatternId(id)).unwrap().unwrap().settings.to_string();
    assert_eq!([settings(1), settings(2)], ["null", r#"{"sa":5}"#]);
    let pattern = store.find_pattern(PatternId(1)).unwrap().unwrap();
    assert_eq!((pattern.design.as_str(), pattern.img.as_str(), pattern.public), ("Aaron", "default-avatar", true));
}

#[test]
fn bookmarks_are_sealed_from_now_on() {
    let former = Former::new();
    former.user(1, "ann", "");
    former.execute("INSERT INTO \"Bookmark\" VALUES (5, 'cset', 'Sleeves', '/docs/sewing/sleeves', 1)");
    former.import().unwrap();
    let bytes = former.target.bytes();
    assert!(!bytes.windows(7).any(|window| window == b"Sleeves"));
    let kept = former.target.open().list_bookmarks(UserId(1)).unwrap();
    assert_eq!((kept[0].kind, kept[0].url.as_str()), (BookmarkKind::Cset, "/docs/sewing/sleeves"));
}

#[test]
fn what_curators_keep_may_be_text_that_is_json_or_nothing() {
    let former = Former::new();
    former.execute(
        r#"INSERT INTO "CuratedSet" (id, createdAt, nameEn, nameNl, updatedAt) VALUES (4, 1, 'Her', 'Haar', 2);
           INSERT INTO "CuratedSet" (id, createdAt, nameEn, tags, measies, updatedAt, height, published)
               VALUES (5, 1, 'Him', '["cis"]', '"{\"chest\":1000}"', 2, 180, 1);
           INSERT INTO "OptionPack" (id, createdAt, design, nameEn, options, updatedAt)
               VALUES (6, 1, 'Aaron', 'Loose', '"{\"ease\":0.1}"', 2);"#,
    );
    former.import().unwrap();
    let store = former.target.open();
    let [her, him] = [4, 5].map(|id| store.find_curated_set(CuratedSetId(id)).unwrap().unwrap());
    assert_eq!((her.tags, her.measurements.len(), her.height), (None, 0, 1));
    assert_eq!((him.tags.unwrap().to_string(), him.measurements.len(), him.height), (r#"["cis"]"#.to_owned(), 1, 180));
    assert!(him.published && !her.published);
    let pack = store.find_option_pack(OptionPackId(6)).unwrap().unwrap();
    assert_eq!((pack.design.as_str(), pack.options.to_string()), ("aaron", r#"{"ease":0.1}"#.to_owned()));
}

fn confirmation(former: &Former, number: u8, kind: &str, user: &str, data: &serde_json::Value) {
    let data = sealed_twice(data);
    former.execute(&format!(
        "INSERT INTO \"Confirmation\" VALUES ('00000000-0000-4000-8000-00000000000{number}', 1000, '{data}', '{kind}', {user})"
    ));
}

#[test]
fn what_waits_to_be_confirmed_and_what_was_suggested_comes_along() {
    let former = Former::new();
    former.user(1, "ann", "");
    let sealed_address = sealed("ann@example.com");
    let check = "0123456789abcdef";
    confirmation(&former, 1, "signinlink", "1", &json!({"language": "nl", "check": check}));
    let change =
        json!({"language": "en", "check": check, "email": {"current": sealed_address, "new": " New@Example.com"}});
    confirmation(&former, 2, "emailchange", "1", &change);
    confirmation(&former, 3, "sugset", "1", &json!({"name": "me", "notes": "nn", "set": 12, "height": "166cm"}));
    confirmation(&former, 4, "opack", "1", &json!({"notes": "nn", "design": "aaron", "options": {"ease": 0.1}}));
    let imported = former.import().unwrap();
    assert_eq!(imported.tables.iter().find(|table| table.name == "Confirmation").unwrap().taken, 4);
    let store = former.target.open();
    let find = |id| store.find_confirmation(ConfirmationId(id)).unwrap().unwrap().purpose;
    assert_eq!(find(uuid!("00000000-0000-4000-8000-000000000001")).kind(), Kind::SigninLink);
    let Purpose::EmailChange(change) = find(uuid!("00000000-0000-4000-8000-000000000002")) else {
        panic!("another kind")
    };
    assert_eq!((change.email.current.as_str(), change.email.new.as_str()), ("ann@example.com", "new@example.com"));
    let Purpose::SuggestedSet(set) = find(uuid!("00000000-0000-4000-8000-000000000003")) else {
        panic!("another kind")
    };
    assert_eq!((set.set, set.centimetres()), (SetId(12), 166));
    assert_eq!(find(uuid!("00000000-0000-4000-8000-000000000004")).kind(), Kind::SuggestedPack);
}

#[test]
fn who_was_on_the_way_back_from_a_provider_begins_anew() {
    let former = Former::new();
    confirmation(&former, 1, "oauth-init", "NULL", &json!({"provider": "github", "language": "en"}));
    let imported = former.import().unwrap();
    let table = imported.tables.iter().find(|table| table.name == "Confirmation").unwrap();
    assert_eq!((table.taken, table.left_out, table.expendable), (0, 0, 1));
}

#[test]
fn a_set_comes_along_without_what_is_no_measurement_and_that_is_told() {
    let former = Former::new();
    former.user(1, "ann", "");
    let odd = json!({"chest": 1000, "tail": 300, "waist": "800", "hips": null, "neck": 0, "knee": ""});
    former.set(1, 1, &sealed_twice(&odd));
    former.set(2, 1, &sealed_twice(&json!({"chest": 1000})));
    let mut watch = Watch::default();
    let imported = former.import_with(&ImportOptions::default(), &mut watch).unwrap();
    let told = "Set 1: taken without 2 of its measurements, which are none that we know or no numbers";
    assert_eq!(watch.left_out, [told]);
    let table = imported.tables.iter().find(|table| table.name == "Set").unwrap();
    assert_eq!((table.taken, table.incomplete, table.left_out), (2, 1, 0));
    let set = former.target.open().find_set(SetId(1)).unwrap().unwrap();
    assert_eq!(json!(set.measurements.to_json()), json!({"chest": 1000.0}));
}
