//! A host of pictures that keeps them in memory.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::{Existing, ImageError, ImageHost};

/// The one kind of picture that it takes.
pub(crate) const PNG: &str = "data:image/png;base64,aGk=";
/// An address where there is nobody.
pub(crate) const NOWHERE: &str = "https://nowhere.example/me.png";

#[derive(Default)]
pub(crate) struct Album {
    kept: Mutex<BTreeMap<String, Picture>>,
    /// Whether it keeps nothing just now.
    pub(crate) full: AtomicBool,
}

impl Album {
    /// The names of its pictures.
    pub(crate) fn names(&self) -> Vec<String> {
        self.kept.lock().unwrap().keys().cloned().collect()
    }
}

impl ImageHost for Album {
    fn receive(&self, source: &ImageSource) -> Result<Picture, ImageError> {
        match source {
            ImageSource::Url(_) => Err(ImageError::Unavailable),
            ImageSource::Data(data) if data == PNG => {
                Ok(Picture { media_type: "image/png", bytes: data.as_bytes().to_vec() })
            }
            ImageSource::Data(_) => Err(ImageError::Refused),
        }
    }

    fn put(&self, id: &str, picture: &Picture, _: Existing) -> Result<(), ImageError> {
        if self.full.load(Ordering::Relaxed) {
            return Err(ImageError::Unavailable);
        }
        self.kept.lock().unwrap().insert(id.to_owned(), picture.clone());
        Ok(())
    }

    fn remove(&self, id: &str) -> Result<(), ImageError> {
        self.kept.lock().unwrap().remove(id);
        Ok(())
    }

    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError> {
        Ok(self.kept.lock().unwrap().get(id).cloned())
    }
}
