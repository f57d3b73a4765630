//! Pictures in a folder.

use std::fs;

use freesewing_domain::ports::{Existing, ImageError, ImageHost as _};
use freesewing_outbound::images::ImagePlace;

use crate::{LOG, host, keeps_pictures, picture, png};

#[test]
fn a_folder_keeps_pictures() {
    let place = tempfile::tempdir().unwrap();
    keeps_pictures(&host(&ImagePlace::Folder(place.path().join("a/images"))));
}

#[test]
fn the_folder_is_made_when_a_picture_needs_it_and_holds_plain_files() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("images");
    let pictures = host(&ImagePlace::Folder(folder.clone()));
    assert_eq!(pictures.find("set-1"), Ok(None));
    assert!(!folder.exists());
    pictures.put("set-1", &picture(1), Existing::Replace).unwrap();
    assert_eq!(fs::read(folder.join("set-1")).unwrap(), png(1));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "and nothing beside it");
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&folder).unwrap().permissions()) & 0o777, 0o700);
    // Another process finds it there.
    assert_eq!(host(&ImagePlace::Folder(folder)).find("set-1"), Ok(Some(picture(1))));
}

#[test]
fn what_somebody_else_put_there_is_shown_only_if_it_may_be_a_picture() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("default-avatar"), png(5)).unwrap();
    fs::write(place.path().join("note"), "<svg/>").unwrap();
    let pictures = host(&ImagePlace::Folder(place.path().to_owned()));
    assert_eq!(pictures.find("default-avatar"), Ok(Some(picture(5))));
    assert_eq!(pictures.find("note"), Ok(None));
}

#[test]
fn a_folder_that_cannot_be_is_said_so_in_the_log() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("a-file");
    fs::write(&file, "").unwrap();
    let pictures = host(&ImagePlace::Folder(file.join("images")));
    assert_eq!(pictures.put("uid-0abc", &picture(1), Existing::Replace), Err(ImageError::Unavailable));
    let log = LOG.text();
    let line = log.lines().find(|line| line.contains("a-file")).unwrap();
    assert!(line.contains("WARN") && line.contains("kind=\"uid\"") && !line.contains("0abc"), "{line}");
}
