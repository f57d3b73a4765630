//! Pictures: gets them, makes sure that they are some, and keeps them.
//!
//! * [`guard`]: which addresses of the network we ask for a picture.
//! * `source`: reads data URIs. `fetch`: gets a picture from an address.
//! * `check`: takes out what tells about its maker (where a photo was taken, with what, when), then decodes what is left.
//!   So what is kept is what was decoded, and nothing of it says where somebody lives.
//! * `shelf`: keeps pictures on disk, in a bucket (S3), or in memory. `cloudflare`: at Cloudflare Images.

mod check;
mod cloudflare;
mod fetch;
pub mod guard;
mod shelf;
mod source;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::{Existing, ImageError, ImageHost};
use freesewing_domain::secret::Secret;

use crate::attempts::Attempts;
use crate::calls::Calls;
use cloudflare::Cloudflare;
use fetch::Fetcher;
use guard::AddressGuard;
use shelf::Shelf;

/// The largest file that is taken as a picture.
const MAX_BYTES: usize = 10 * 1024 * 1024;

/// Where pictures are kept.
#[derive(Clone, Debug)]
pub enum ImagePlace {
    /// In a folder, which is made when the first picture needs it.
    Folder(PathBuf),
    /// In a bucket that is spoken to as S3 is.
    Bucket(Bucket),
    /// In memory, gone with the process.
    Memory,
    /// At Cloudflare Images, which also hands them out.
    Cloudflare(CloudflareAccount),
}

impl ImagePlace {
    /// Says what is wrong with it, if anything. Contacts nobody and writes nothing, so that a server can ask before it
    /// starts.
    ///
    /// # Errors
    /// [`ImagesError`]
    pub fn check(&self) -> Result<(), ImagesError> {
        self.open().map(drop)
    }

    fn open(&self) -> Result<Place, ImagesError> {
        Ok(match self {
            Self::Folder(folder) => Place::Shelf(Shelf::folder(folder.clone())),
            Self::Bucket(bucket) => Place::Shelf(Shelf::bucket(bucket)?),
            Self::Memory => Place::Shelf(Shelf::memory()),
            Self::Cloudflare(account) => Place::Cloudflare(Cloudflare::new(account)?),
        })
    }
}

/// A bucket of S3, or of something that speaks like it.
#[derive(Clone, Debug)]
pub struct Bucket {
    /// `s3://bucket`, or `s3://bucket/folder`.
    pub url: String,
    /// The settings that S3 goes by, such as `aws_region` and `aws_access_key_id`, and their values.
    pub settings: Vec<(String, Secret)>,
}

/// An account at Cloudflare.
#[derive(Clone, Debug)]
pub struct CloudflareAccount {
    /// The address of the API, such as `https://api.cloudflare.com/client/v4`.
    pub api: String,
    /// The id of the account.
    pub account: String,
    /// A token that may read and write pictures.
    pub token: Secret,
}

/// Why pictures cannot be kept there. Holds no secret.
#[derive(Debug, thiserror::Error)]
pub enum ImagesError {
    /// The address of the bucket makes no sense.
    #[error("give the bucket as s3://bucket or s3://bucket/folder")]
    BucketUrl,
    /// A setting that S3 does not have, or that makes no sense.
    #[error("S3 cannot be used with these settings: {0}")]
    Bucket(String),
    /// TLS cannot be spoken.
    #[error("cannot call out: {0}")]
    Client(String),
    /// The system has no thread to give.
    #[error("cannot start threads for pictures: {0}")]
    Threads(#[from] io::Error),
}

/// The host of pictures.
pub struct Pictures {
    calls: Calls,
    fetcher: Fetcher,
    place: Arc<Place>,
    /// What the settings call it.
    named: ImagePlace,
    attempts: Attempts,
    /// A large picture takes a lot of memory while it is decoded, so they take turns.
    decoding: Mutex<()>,
}

enum Place {
    Shelf(Shelf),
    Cloudflare(Cloudflare),
}

impl Pictures {
    /// A host that keeps pictures at `place`. Contacts nobody yet. `guard` says which addresses may be asked for a
    /// picture: [`AddressGuard::Public`], anywhere but in tests.
    ///
    /// # Errors
    /// [`ImagesError`]
    pub fn new(place: &ImagePlace, guard: AddressGuard) -> Result<Self, ImagesError> {
        Ok(Self {
            calls: Calls::start("pictures")?,
            fetcher: Fetcher::new(guard)?,
            place: Arc::new(place.open()?),
            named: place.clone(),
            attempts: Attempts::default(),
            decoding: Mutex::new(()),
        })
    }

    fn bytes(&self, source: &ImageSource) -> Result<Vec<u8>, ImageError> {
        match source {
            ImageSource::Data(text) => source::bytes(text),
            ImageSource::Url(url) => {
                let (fetcher, url) = (self.fetcher.clone(), url.clone());
                self.calls.wait(async move { fetcher.fetch(&url).await }).unwrap_or(Err(ImageError::Unavailable))
            }
        }
    }
}

impl Pictures {
    /// Remembers how using the place went, and tells whoever runs the server if it went wrong.
    fn noted<T>(&self, what: &str, id: &str, outcome: Result<T, String>) -> Result<T, ImageError> {
        self.attempts.note(&outcome);
        outcome.or_else(|cause| failed(what, id, &cause))
    }
}

impl ImageHost for Pictures {
    fn receive(&self, source: &ImageSource) -> Result<Picture, ImageError> {
        let bytes = self.bytes(source)?;
        let _turn = self.decoding.lock().unwrap_or_else(PoisonError::into_inner);
        check::picture(&bytes)
    }

    fn put(&self, id: &str, picture: &Picture, existing: Existing) -> Result<(), ImageError> {
        if !is_name(id) {
            return failed("keep", id, "its name is none that pictures have");
        }
        let (place, name, picture) = (Arc::clone(&self.place), id.to_owned(), picture.clone());
        let kept = self.calls.wait(async move {
            match &*place {
                Place::Shelf(shelf) => shelf.put(&name, picture, existing).await,
                Place::Cloudflare(cloudflare) => cloudflare.put(&name, picture, existing).await,
            }
        });
        self.noted("keep", id, kept.unwrap_or_else(gave_up))
    }

    fn remove(&self, id: &str) -> Result<(), ImageError> {
        if !is_name(id) {
            return Ok(());
        }
        let (place, name) = (Arc::clone(&self.place), id.to_owned());
        let removed = self.calls.wait(async move {
            match &*place {
                Place::Shelf(shelf) => shelf.remove(&name).await,
                Place::Cloudflare(cloudflare) => cloudflare.remove(&name).await,
            }
        });
        self.noted("remove", id, removed.unwrap_or_else(gave_up))
    }

    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError> {
        if !is_name(id) {
            return Ok(None);
        }
        let (place, name) = (Arc::clone(&self.place), id.to_owned());
        let found = self.calls.wait(async move {
            match &*place {
                Place::Shelf(shelf) => shelf.find(&name).await,
                // It hands them out itself.
                Place::Cloudflare(_) => Ok(None),
            }
        });
        let found = self.noted("read", id, found.unwrap_or_else(gave_up))?;
        Ok(found.and_then(|bytes| Some(Picture { media_type: check::media_type(&bytes)?, bytes })))
    }
}

fn gave_up<T>() -> Result<T, String> {
    Err("the call was given up".to_owned())
}

/// Names become names of files, so they are made of what is harmless in one.
fn is_name(id: &str) -> bool {
    (1..=250).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// One line for whoever runs the server. The name of a picture can be made from somebody's address, so all that is said
/// of it is its kind.
fn failed<T>(what: &str, id: &str, cause: &str) -> Result<T, ImageError> {
    let kind = id.split('-').next().filter(|kind| kind.len() < 20).unwrap_or_default();
    let cause = if id.is_empty() { cause.to_owned() } else { cause.replace(id, "…") };
    tracing::warn!(kind, cause, "could not {what} a picture");
    Err(ImageError::Unavailable)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_name_leads_nowhere_else() {
        for name in ["set-4", "uid-3d0c", "sugset-77d1622a-1211-48e2-9d5e-60adf76808ff", "default-avatar"] {
            assert!(is_name(name), "{name}");
        }
        let long = "a".repeat(251);
        for name in ["", "..", ".", "a/b", "../db", "a\\b", "a.b", "a b", "é", "a\0", "a%2fb", &long] {
            assert!(!is_name(name), "{name}");
        }
    }
}
