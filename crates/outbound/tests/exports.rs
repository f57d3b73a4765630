//! A folder of exports.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use freesewing_domain::error::Error;
use freesewing_domain::health::{FilePlace, FileRecord, Kept};
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{ExportName, Exports as _, FileWatch};
use freesewing_domain::time::Timestamp;
use freesewing_outbound::exports::FolderExports;
use tempfile::TempDir;

const ANN: UserId = UserId(1);
const BOB: UserId = UserId(11);

struct Place {
    home: TempDir,
    exports: FolderExports,
}

impl Place {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let exports = FolderExports::new(home.path().join("a/b"), "https://example.org/exports/");
        Self { home, exports }
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("a/b")
    }

    fn save(&self, user: UserId, number: u8, at: i64) -> ExportName {
        let name = name(number);
        self.exports.save(user, &name, &[number], Timestamp::from_millis(at)).unwrap();
        name
    }

    fn has(&self, name: &ExportName) -> bool {
        self.exports.find(name, Timestamp::EPOCH).unwrap().is_some()
    }

    fn files(&self) -> Vec<String> {
        let mut files: Vec<_> =
            fs::read_dir(self.folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        files
    }
}

fn name(number: u8) -> ExportName {
    ExportName::parse(&format!("{number:016x}")).unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_file_is_for_its_owner_alone_and_comes_back() {
    let place = Place::new();
    let address = place.exports.save(ANN, &name(7), b"{}", Timestamp::from_millis(5000)).unwrap();
    assert_eq!(address, "https://example.org/exports/0000000000000007.json");
    assert_eq!(place.files(), ["0000000000000007.json", "0000000000000007.of-1"]);
    assert_eq!(mode(&place.folder()), 0o700);
    for file in place.files() {
        assert_eq!(mode(&place.folder().join(file)), 0o600);
    }
    assert_eq!(place.exports.find(&name(7), Timestamp::EPOCH).unwrap().as_deref(), Some(&b"{}"[..]));
}

#[test]
fn a_file_is_found_as_long_as_it_is_young_enough() {
    let place = Place::new();
    let kept = place.save(ANN, 7, 5_000);
    let found = |since| place.exports.find(&kept, Timestamp::from_millis(since)).unwrap().is_some();
    assert!(found(4_999) && found(5_000) && !found(5_001));
    assert!(!place.has(&name(8)));
    assert!(!Place::new().has(&name(7)), "also without a folder");
}

#[test]
fn what_is_old_is_swept_and_nothing_else() {
    let place = Place::new();
    let (old, young) = (place.save(ANN, 1, 4_999), place.save(ANN, 2, 5_000));
    for (file, age) in [("notes.json", 1), (".00000000000000aa.json.part", 1), (".00000000000000bb.json.part", 9_000)] {
        let path = place.folder().join(file);
        fs::write(&path, "x").unwrap();
        let at = std::time::UNIX_EPOCH + std::time::Duration::from_millis(age);
        fs::File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
    }
    assert_eq!(place.exports.sweep(Timestamp::from_millis(5_000)).unwrap(), 1);
    assert!(!place.has(&old) && place.has(&young));
    assert_eq!(
        place.files(),
        [".00000000000000bb.json.part", "0000000000000002.json", "0000000000000002.of-1", "notes.json"]
    );
    assert_eq!(Place::new().exports.sweep(Timestamp::from_millis(5_000)).unwrap(), 0, "also without a folder");
}

#[test]
fn the_files_of_an_account_go_with_it_and_nobody_elses() {
    let place = Place::new();
    let (one, two, bobs) = (place.save(ANN, 1, 1000), place.save(ANN, 2, 2000), place.save(BOB, 3, 3000));
    place.exports.remove_of(ANN, 0);
    assert!(!place.has(&one) && !place.has(&two) && place.has(&bobs));
    assert_eq!(place.files(), ["0000000000000003.json", "0000000000000003.of-11"]);
    place.exports.remove_of(ANN, 0);
    Place::new().exports.remove_of(ANN, 0);
}

#[test]
fn the_newest_can_be_kept() {
    let place = Place::new();
    let (first, third, second) = (place.save(ANN, 1, 1000), place.save(ANN, 2, 3000), place.save(ANN, 3, 2000));
    place.exports.remove_of(ANN, 2);
    assert!(!place.has(&first) && place.has(&second) && place.has(&third));
    place.exports.remove_of(ANN, 1);
    assert!(!place.has(&second) && place.has(&third));
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_that_names_no_file() {
    let home = tempfile::tempdir().unwrap();
    let in_the_way = home.path().join("file");
    fs::write(&in_the_way, "x").unwrap();
    let exports = FolderExports::new(in_the_way.join("exports"), "");
    let refused = exports.save(ANN, &name(7), b"{}", Timestamp::EPOCH);
    let Err(Error::Internal(cause)) = refused else { panic!("{refused:?}") };
    assert!(cause.contains("exports") && !cause.contains("0000"), "{cause}");
    exports.remove_of(ANN, 0);
}

#[test]
fn counts_the_files_that_people_fetch() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("exports");
    let exports = FolderExports::new(&folder, "https://example.org/");
    let record = |exports: &FolderExports| FileWatch::files(exports);
    let place = FilePlace::Folder(folder.display().to_string());
    assert_eq!(record(&exports), FileRecord { place: place.clone(), kept: Some(Kept::default()), working: None });
    let name = ExportName::parse("0123456789abcdef").unwrap();
    exports.save(UserId(1), &name, b"{}", Timestamp::from_millis(1_795_381_962_501)).unwrap();
    std::fs::write(folder.join("README.md"), "hello").unwrap();
    let kept = Some(Kept { files: 1, bytes: 2 });
    assert_eq!(record(&exports), FileRecord { place, kept, working: Some(true) });
}
