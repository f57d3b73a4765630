//! A host of pictures that keeps them in memory.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::{Existing, ImageError, ImageHost};

/// Takes any data but `nonsense`, and gets nothing from anywhere.
#[derive(Default)]
pub(crate) struct Shelf {
    pictures: Mutex<BTreeMap<String, Vec<u8>>>,
    full: AtomicBool,
}

impl Shelf {
    /// From now on it keeps nothing more, or it does again.
    pub(crate) fn is_full(&self, full: bool) {
        self.full.store(full, Ordering::Relaxed);
    }

    /// The names of what is kept.
    pub(crate) fn names(&self) -> Vec<String> {
        self.pictures.lock().unwrap().keys().cloned().collect()
    }
}

impl ImageHost for Shelf {
    fn receive(&self, source: &ImageSource) -> Result<Picture, ImageError> {
        match source {
            ImageSource::Data(text) if text == "nonsense" => Err(ImageError::Refused),
            ImageSource::Data(text) => Ok(Picture { media_type: "image/png", bytes: text.clone().into_bytes() }),
            ImageSource::Url(_) => Err(ImageError::Unavailable),
        }
    }

    fn put(&self, id: &str, picture: &Picture, existing: Existing) -> Result<(), ImageError> {
        assert_eq!(existing, Existing::Replace);
        if self.full.load(Ordering::Relaxed) {
            return Err(ImageError::Unavailable);
        }
        self.pictures.lock().unwrap().insert(id.to_owned(), picture.bytes.clone());
        Ok(())
    }

    fn remove(&self, id: &str) -> Result<(), ImageError> {
        self.pictures.lock().unwrap().remove(id);
        Ok(())
    }

    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError> {
        let found = self.pictures.lock().unwrap().get(id).cloned();
        Ok(found.map(|bytes| Picture { media_type: "image/png", bytes }))
    }
}
