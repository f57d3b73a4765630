//! Pictures: fetched from servers on this machine, and kept everywhere that they can be kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod bucket;
mod cloudflare;
mod fetch;
mod folder;
#[path = "../support/log.rs"]
mod log;
mod web;

use std::io::Cursor;
use std::sync::LazyLock;

use freesewing_domain::image::{ImageSource, Picture};
use freesewing_domain::ports::ImageHost as _;
use freesewing_outbound::images::guard::AddressGuard;
use freesewing_outbound::images::{ImagePlace, Pictures};
use image::{DynamicImage, ImageFormat, RgbImage};

/// What all tests of this process log.
static LOG: LazyLock<log::Log> = LazyLock::new(log::Log::collect);

/// A file with one pixel of this shade.
fn png(shade: u8) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let picture = DynamicImage::from(RgbImage::from_pixel(1, 1, image::Rgb([shade; 3])));
    picture.write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

fn picture(shade: u8) -> Picture {
    Picture { media_type: "image/png", bytes: png(shade) }
}

/// A host that asks servers on this machine too.
fn host(place: &ImagePlace) -> Pictures {
    LazyLock::force(&LOG);
    Pictures::new(place, AddressGuard::Any).unwrap()
}

/// A place that keeps what it gets, loses what it is to lose, and lets nothing else in.
fn keeps_pictures(pictures: &Pictures) {
    use freesewing_domain::ports::Existing::{Keep, Replace};
    assert_eq!(pictures.find("set-1"), Ok(None));
    pictures.remove("set-1").unwrap();
    pictures.put("set-1", &picture(1), Keep).unwrap();
    pictures.put("set-1", &picture(2), Keep).unwrap();
    assert_eq!(pictures.find("set-1"), Ok(Some(picture(1))), "what is there is kept");
    pictures.put("set-1", &picture(3), Replace).unwrap();
    assert_eq!(pictures.find("set-1"), Ok(Some(picture(3))));
    pictures.put("set-10", &picture(4), Replace).unwrap();
    pictures.remove("set-1").unwrap();
    assert_eq!((pictures.find("set-1"), pictures.find("set-10")), (Ok(None), Ok(Some(picture(4)))));
    for name in ["", "..", "../set-10", "a/b", "/etc/passwd", "a.png", "set-10\0"] {
        assert!(pictures.put(name, &picture(5), Replace).is_err(), "{name:?}");
        assert_eq!((pictures.find(name), pictures.remove(name)), (Ok(None), Ok(())), "{name:?}");
    }
}

#[test]
fn memory_keeps_pictures() {
    keeps_pictures(&host(&ImagePlace::Memory));
}

#[test]
fn of_uploads_at_the_same_time_one_is_kept() {
    use freesewing_domain::ports::Existing::Keep;
    let place = tempfile::tempdir().unwrap();
    for place in [ImagePlace::Memory, ImagePlace::Folder(place.path().join("images"))] {
        let pictures = host(&place);
        std::thread::scope(|scope| {
            for shade in 0..8 {
                let pictures = &pictures;
                scope.spawn(move || pictures.put("blog-a", &picture(shade), Keep).unwrap());
            }
        });
        let first = pictures.find("blog-a").unwrap().unwrap();
        pictures.put("blog-a", &picture(99), Keep).unwrap();
        assert_eq!(pictures.find("blog-a").unwrap(), Some(first));
    }
}

#[tokio::test]
async fn a_host_may_be_dropped_anywhere() {
    let pictures = host(&ImagePlace::Memory);
    assert_eq!(pictures.find("set-1"), Ok(None), "and asked anywhere");
    assert!(pictures.receive(&ImageSource::Data("aGk=".to_owned())).is_err());
}
