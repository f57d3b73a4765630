//! A host of pictures that keeps them in memory.

use std::collections::BTreeMap;
use std::sync::Mutex;

use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::{Existing, ImageError, ImageHost};

/// Takes any data but `nonsense`, and gets nothing from anywhere.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<BTreeMap<String, Vec<u8>>>);

impl Shelf {
    /// The names of what is kept.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.lock().unwrap().keys().cloned().collect()
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
        self.0.lock().unwrap().insert(id.to_owned(), picture.bytes.clone());
        Ok(())
    }

    fn remove(&self, id: &str) -> Result<(), ImageError> {
        self.0.lock().unwrap().remove(id);
        Ok(())
    }

    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError> {
        let found = self.0.lock().unwrap().get(id).cloned();
        Ok(found.map(|bytes| Picture { media_type: "image/png", bytes }))
    }
}
