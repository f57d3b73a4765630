//! Files that are damaged here and there.

use std::error::Error as _;
use std::fs;

use freesewing_storage::keeping::KeepError;

use super::furnished;
use crate::Place;

#[test]
fn a_file_with_a_damaged_page_is_not_sound() {
    let (place, store) = furnished();
    place.close(store);
    let mut bytes = fs::read(place.path()).unwrap();
    let pages = place.query("SELECT CAST(rootpage AS TEXT) AS text FROM sqlite_schema WHERE name = 'sets'");
    let page: usize = pages[0].parse().unwrap();
    bytes[(page - 1) * 4096..page * 4096].fill(0xa5);
    fs::write(place.path(), bytes).unwrap();
    let report = place.check().unwrap();
    assert!(report.problems.iter().any(|problem| problem.starts_with("the file: ")), "{report:?}");
    assert!(report.problems.iter().any(|problem| problem.starts_with("sets.notes: ")), "{report:?}");
}

#[test]
fn a_damaged_backup_replaces_nothing() {
    let (place, store) = furnished();
    place.back_up("backup").unwrap();
    place.close(store);
    let before = fs::read(place.path()).unwrap();
    let backup = place.file("backup");
    let whole = fs::read(&backup).unwrap();
    fs::write(&backup, &whole[..whole.len() / 2]).unwrap();
    assert!(place.restore("backup", true).is_err());
    fs::write(&backup, whole).unwrap();
    let refused = place.restore_with_key(8, "backup", true).unwrap_err();
    assert!(matches!(refused, KeepError::AnotherKey(_)), "{refused}");
    assert_eq!(fs::read(place.path()).unwrap(), before);
    assert_eq!(place.files(), ["backup", "test.sqlite"]);
}

/// A database as large as one that was used for a while, its backup, and the bytes of that.
fn backup() -> (Place, Vec<u8>) {
    let (place, store) = furnished();
    place.close(store);
    place.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) \
         INSERT INTO sets SELECT NULL, created_at, img, imperial, measurements, name, notes, public, updated_at, user_id \
         FROM sets, n WHERE id = 1",
    );
    place.back_up("backup").unwrap();
    let bytes = fs::read(place.file("backup")).unwrap();
    (place, bytes)
}

#[test]
fn a_byte_that_flipped_in_what_is_sealed_is_noticed() {
    let (place, whole) = backup();
    let sealed = place.query("SELECT hex(notes) AS text FROM sets WHERE id = 2").remove(0);
    let sealed: Vec<u8> =
        (0..sealed.len()).step_by(2).map(|at| u8::from_str_radix(&sealed[at..at + 2], 16).unwrap()).collect();
    let mut bytes = whole.clone();
    for (at, _) in whole.windows(sealed.len()).enumerate().filter(|(_, window)| *window == sealed) {
        bytes[at + 3] ^= 1;
    }
    fs::write(place.file("backup"), bytes).unwrap();
    let refused = place.restore("backup", true).unwrap_err().to_string();
    assert!(refused.ends_with("is not sound: sets.notes in row 2 does not open"), "{refused}");
}

#[test]
fn a_backup_with_a_damaged_page_is_refused_whichever_it_is() {
    let (place, whole) = backup();
    let before = fs::read(place.path()).unwrap();
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        // Where a page says what is in it.
        let head = if page == 0 { 100 } else { page * 4096 };
        bytes[head..head + 8].iter_mut().for_each(|byte| *byte ^= 0x55);
        fs::write(place.file("backup"), bytes).unwrap();
        let refused = place.restore("backup", true).expect_err(&format!("page {page}"));
        let known = matches!(refused, KeepError::NotSound { .. } | KeepError::Unusable { .. });
        assert!(known, "page {page}: {refused}");
    }
    for cut in [0, 50, 4096, whole.len() / 2, whole.len() - 4096] {
        fs::write(place.file("backup"), &whole[..cut]).unwrap();
        assert!(place.restore("backup", true).is_err(), "cut at {cut}");
    }
    let mut bytes = whole;
    bytes[..16].fill(b'x');
    fs::write(place.file("backup"), bytes).unwrap();
    let refused = place.restore("backup", true).unwrap_err();
    assert!(refused.source().unwrap().to_string().contains("file is not a database"), "{refused}");
    assert!(fs::read(place.path()).unwrap() == before, "the database is as it was");
    assert_eq!(place.files(), ["backup", "test.sqlite"]);
}
