//! Real pictures, small ones.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat, RgbImage};

use super::{Answer, TestApp};

/// A file with one pixel of this shade.
pub(crate) fn file(format: ImageFormat, shade: u8) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let picture = DynamicImage::from(RgbImage::from_pixel(1, 1, image::Rgb([shade; 3])));
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A PNG file with one pixel of this shade.
pub(crate) fn png(shade: u8) -> Vec<u8> {
    file(ImageFormat::Png, shade)
}

/// What stands for a file in a request.
pub(crate) fn data_uri(file: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(file))
}

impl TestApp {
    /// What the house shows under the id of a picture.
    pub(crate) async fn shown(&self, id: &str) -> Answer {
        self.get(&format!("/images/{id}")).send().await
    }

    /// The shade of the pixel that the house shows under the id of a picture, if it shows a picture.
    pub(crate) async fn shade(&self, id: &str) -> Option<u8> {
        let answer = self.shown(id).await;
        if answer.status == 404 {
            answer.is_empty(404);
            return None;
        }
        let picture = image::load_from_memory(&answer.has_status(200).body).unwrap();
        Some(picture.into_rgb8().get_pixel(0, 0)[0])
    }
}
