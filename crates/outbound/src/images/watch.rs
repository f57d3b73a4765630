//! How the place of pictures fares.

use std::io::{self, ErrorKind};
use std::path::Path;

use freesewing_domain::health::{FilePlace, FileRecord, Kept};
use freesewing_domain::ports::FileWatch;
use url::Url;

use super::{ImagePlace, Pictures, is_name};

/// A folder with more than this in it is not counted: that takes longer than anybody wants to wait for a number.
const MOST_COUNTED: u64 = 100_000;

impl FileWatch for Pictures {
    /// Counts what is in a folder. What is in a bucket or at Cloudflare would have to be asked for there, page by page.
    fn files(&self) -> FileRecord {
        let kept = match &self.named {
            ImagePlace::Folder(folder) => count(folder).unwrap_or_else(|error| {
                tracing::warn!(folder = %folder.display(), %error, "pictures cannot be counted");
                None
            }),
            ImagePlace::Bucket(_) | ImagePlace::Memory | ImagePlace::Cloudflare(_) => None,
        };
        FileRecord { place: place(&self.named), kept, working: self.attempts.last() }
    }
}

/// What may be told of a place: neither account nor password.
fn place(named: &ImagePlace) -> FilePlace {
    match named {
        ImagePlace::Folder(folder) => FilePlace::Folder(folder.display().to_string()),
        ImagePlace::Bucket(bucket) => FilePlace::Bucket(without_secrets(&bucket.url)),
        ImagePlace::Memory => FilePlace::Memory,
        ImagePlace::Cloudflare(_) => FilePlace::Cloudflare,
    }
}

fn without_secrets(url: &str) -> String {
    let Ok(url) = Url::parse(url) else { return String::new() };
    format!("s3://{}{}", url.host_str().unwrap_or_default(), url.path().trim_end_matches('/'))
}

/// How much is in the folder; a folder that nobody has made yet is empty.
fn count(folder: &Path) -> io::Result<Option<Kept>> {
    let entries = match folder.read_dir() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Some(Kept::default())),
        entries => entries?,
    };
    let mut kept = Kept::default();
    for entry in entries {
        let entry = entry?;
        if !entry.file_name().to_str().is_some_and(is_name) {
            continue;
        }
        match entry.metadata() {
            Ok(about) if about.is_file() => {
                kept.files += 1;
                kept.bytes += about.len();
            }
            Ok(_) => {}
            // Removed since.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        if kept.files > MOST_COUNTED {
            return Ok(None);
        }
    }
    Ok(Some(kept))
}

#[cfg(test)]
mod tests {
    use freesewing_domain::image::Picture;
    use freesewing_domain::ports::{Existing, ImageHost as _};

    use super::super::Bucket;
    use super::super::guard::AddressGuard;
    use super::*;

    fn pictures(folder: &Path) -> Pictures {
        Pictures::new(&ImagePlace::Folder(folder.to_owned()), AddressGuard::Public).unwrap()
    }

    #[test]
    fn counts_the_pictures_in_a_folder_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("images");
        let pictures = pictures(&folder);
        let fresh = pictures.files();
        assert_eq!((fresh.kept, fresh.working), (Some(Kept::default()), None), "nobody needed the folder yet");
        for name in ["set-1", "set-2"] {
            let picture = Picture { media_type: "image/png", bytes: vec![1; 100] };
            pictures.put(name, &picture, Existing::Replace).unwrap();
        }
        std::fs::write(folder.join("README.md"), "hello").unwrap();
        std::fs::create_dir(folder.join("old")).unwrap();
        let record = pictures.files();
        assert_eq!(record.place, FilePlace::Folder(folder.display().to_string()));
        assert_eq!((record.kept, record.working), (Some(Kept { files: 2, bytes: 200 }), Some(true)));
    }

    #[test]
    fn remembers_whether_the_last_use_went_well() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        std::fs::write(&file, "no folder").unwrap();
        let pictures = pictures(&file);
        let picture = Picture { media_type: "image/png", bytes: vec![1] };
        assert!(pictures.put("set-1", &picture, Existing::Replace).is_err());
        let record = pictures.files();
        assert_eq!((record.kept, record.working), (None, Some(false)));
        std::fs::remove_file(&file).unwrap();
        pictures.put("set-1", &picture, Existing::Replace).unwrap();
        assert_eq!(pictures.files().working, Some(true));
    }

    #[test]
    fn tells_no_password_of_a_bucket() {
        let bucket = Bucket { url: "s3://me:secret@pictures/of/sets/?key=secret".to_owned(), settings: Vec::new() };
        assert_eq!(place(&ImagePlace::Bucket(bucket)), FilePlace::Bucket("s3://pictures/of/sets".to_owned()));
    }
}
