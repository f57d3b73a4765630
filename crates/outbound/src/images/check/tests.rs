//! Real pictures, made with the same library that looks at them, and files that are none.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, Frame, ImageDecoder as _, ImageFormat, RgbImage, RgbaImage};
use proptest::prelude::*;

use super::*;

const FORMATS: [(ImageFormat, &str); 4] = [
    (ImageFormat::Png, "image/png"),
    (ImageFormat::Jpeg, "image/jpeg"),
    (ImageFormat::WebP, "image/webp"),
    (ImageFormat::Gif, "image/gif"),
];
/// What must not get out.
const SECRET: &[u8] = b"52.3702 N, 4.8952 E";

fn sample(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| image::Rgb([(x * 40) as u8, (y * 40) as u8, 90])).into()
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    sample(5, 3).write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn pixels(file: &[u8]) -> RgbaImage {
    image::load_from_memory(file).unwrap().into_rgba8()
}

/// EXIF data with an orientation, and with a secret in the words for the camera (little-endian, two entries).
fn exif(orientation: u8) -> Vec<u8> {
    let mut data = b"II*\0\x08\0\0\0\x02\0".to_vec();
    data.extend(b"\x12\x01\x03\0\x01\0\0\0");
    data.extend([orientation, 0, 0, 0]);
    data.extend(b"\x0f\x01\x02\0");
    data.extend((SECRET.len() as u32).to_le_bytes());
    data.extend(38_u32.to_le_bytes());
    data.extend([0; 4]);
    data.extend(SECRET);
    data
}

fn contains(file: &[u8], part: &[u8]) -> bool {
    file.windows(part.len()).any(|window| window == part)
}

/// A segment of a JPEG file.
fn segment(code: u8, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    [&[0xff, code], &(data.len() as u16 + 2).to_be_bytes()[..], &data].concat()
}

/// A chunk of a PNG file.
fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name[..], data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &named, &crc32fast::hash(&named).to_be_bytes()].concat()
}

/// A chunk of a WebP file.
fn webp_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [&name[..], &(data.len() as u32).to_le_bytes(), data, &vec![0; data.len() % 2]].concat()
}

fn webp_file(chunks: &[Vec<u8>]) -> Vec<u8> {
    let chunks = chunks.concat();
    [b"RIFF", &(chunks.len() as u32 + 4).to_le_bytes()[..], b"WEBP", &chunks].concat()
}

/// A file of each kind, full of secrets.
fn talkative(format: ImageFormat, orientation: u8) -> Vec<u8> {
    let plain = encoded(format);
    let (exif, mut file) = (exif(orientation), Vec::new());
    match format {
        ImageFormat::Jpeg => {
            file.extend(&plain[..2]);
            file.extend(segment(0xe1, &[b"Exif\0\0", &exif]));
            file.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET]));
            file.extend(segment(0xe2, &[b"MPF\0", SECRET]));
            file.extend(segment(0xed, &[b"Photoshop 3.0\0", SECRET]));
            file.extend(segment(0xfe, &[SECRET]));
            file.extend(&plain[2..]);
        }
        ImageFormat::Png => {
            file.extend(&plain[..33]);
            file.extend(png_chunk(b"eXIf", &exif));
            file.extend(png_chunk(b"tEXt", SECRET));
            file.extend(png_chunk(b"iTXt", SECRET));
            file.extend(&plain[33..]);
        }
        ImageFormat::WebP => {
            // Flags, nothing, width and height less one.
            let extended = [HAS_BOTH, 0, 0, 0, 4, 0, 0, 2, 0, 0];
            file = webp_file(&[
                webp_chunk(b"VP8X", &extended),
                plain[12..].to_vec(),
                webp_chunk(b"EXIF", &exif),
                webp_chunk(b"XMP ", SECRET),
                webp_chunk(b"junk", SECRET),
            ]);
        }
        _ => {
            let end = plain.len() - 1;
            file.extend(&plain[..end]);
            let block = [&[SECRET.len() as u8][..], SECRET, &[0]].concat();
            file.extend([&[0x21, 0xfe][..], &block].concat());
            file.extend([&[0x21, 0xff][..], b"\x0bXMP DataXMP", &block].concat());
            file.extend(&plain[end..]);
        }
    }
    file.extend(SECRET);
    file
}

/// The flags of a WebP file that has EXIF and XMP data.
const HAS_BOTH: u8 = 0x0c;

#[test]
fn each_kind_is_known_by_what_it_is() {
    for (format, media_type) in FORMATS {
        let file = encoded(format);
        let picture = picture(&file).unwrap();
        assert_eq!(picture.media_type, media_type);
        assert_eq!(pixels(&picture.bytes), pixels(&file), "{media_type}");
        assert_eq!(super::media_type(&picture.bytes), Some(media_type));
    }
}

#[test]
fn nothing_tells_where_a_picture_was_taken() {
    for (format, media_type) in FORMATS {
        for orientation in [1, 6] {
            let file = talkative(format, orientation);
            assert!(contains(&file, SECRET) && image::load_from_memory(&file).is_ok(), "{media_type}: a bad test");
            let picture = picture(&file).unwrap();
            assert!(!contains(&picture.bytes, SECRET), "{media_type} tells");
            assert_eq!(pixels(&picture.bytes), pixels(&file), "{media_type}");
        }
    }
}

fn orientation(file: &[u8]) -> Orientation {
    let mut decoder = image::ImageReader::new(Cursor::new(file)).with_guessed_format().unwrap().into_decoder().unwrap();
    decoder.orientation().unwrap()
}

#[test]
fn a_photo_stays_turned_as_it_was() {
    for (format, media_type) in FORMATS.into_iter().filter(|(format, _)| *format != ImageFormat::Gif) {
        for exif in 1..=8 {
            let picture = picture(&talkative(format, exif)).unwrap();
            assert_eq!(orientation(&picture.bytes).to_exif(), exif, "{media_type}");
            assert_eq!(contains(&picture.bytes, b"II*\0"), exif != 1, "{media_type}");
        }
    }
}

#[test]
fn what_was_taken_apart_once_stays_as_it_is() {
    for (format, media_type) in FORMATS {
        let once = picture(&talkative(format, 6)).unwrap();
        assert_eq!(picture(&once.bytes).unwrap(), once, "{media_type}");
    }
}

/// An animation of some frames, each of another colour.
fn animation(frames: u8, width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    {
        let mut encoder = GifEncoder::new_with_speed(&mut file, 30);
        encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
        for shade in 0..frames {
            encoder
                .encode_frame(Frame::new(RgbaImage::from_pixel(width, height, image::Rgba([shade, 0, 0, 255]))))
                .unwrap();
        }
    }
    file
}

#[test]
fn an_animation_goes_on_moving() {
    let file = animation(4, 6, 6);
    let picture = picture(&file).unwrap();
    assert!(contains(&picture.bytes, b"NETSCAPE2.0"));
    let frames = |file: &[u8]| {
        let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(file)).unwrap();
        image::AnimationDecoder::into_frames(decoder).collect_frames().unwrap().len()
    };
    assert_eq!((frames(&picture.bytes), frames(&file)), (4, 4));
}

#[test]
fn an_animation_has_its_limits() {
    let file = animation(4, 6, 6);
    let decoded = |most| {
        let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(&file)).unwrap();
        decode::frames((6, 6), decoder, most)
    };
    assert!(decoded(144).is_ok() && decoded(143).is_err());
    for (side, taken) in [(2_828_u16, true), (2_829, false)] {
        let mut large = animation(1, 6, 6);
        large[6..8].copy_from_slice(&side.to_le_bytes());
        large[8..10].copy_from_slice(&side.to_le_bytes());
        assert_eq!(picture(&large).is_ok(), taken, "{side}");
    }
}

const MAX_FILE: usize = 10 * 1024 * 1024;

#[test]
fn a_picture_larger_than_any_camera_makes_is_refused() {
    for (width, height) in [(8_193, 1), (1, 8_193), (8_000, 8_000)] {
        let mut file = Cursor::new(Vec::new());
        image::GrayImage::new(width, height).write_to(&mut file, ImageFormat::Png).unwrap();
        let file = file.into_inner();
        assert!(file.len() < MAX_FILE, "a small file");
        assert_eq!(picture(&file), Err(ImageError::Refused), "{width} x {height}");
    }
    let mut wide = Cursor::new(Vec::new());
    image::GrayImage::new(8_192, 2).write_to(&mut wide, ImageFormat::Png).unwrap();
    assert!(picture(wide.get_ref()).is_ok());
}

#[test]
fn what_only_begins_like_a_picture_is_refused() {
    for (format, media_type) in FORMATS {
        let file = encoded(format);
        for length in 0..file.len() {
            assert_eq!(picture(&file[..length]), Err(ImageError::Refused), "{media_type} of {length} bytes");
        }
    }
    for none in [
        &b""[..],
        b"hi",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        b"<?xml version=\"1.0\"?><svg/>",
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7",
        b"BM\x1a\0\0\0\0\0\0\0",
        b"II*\0\x08\0\0\0",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xd9",
        b"RIFF\x04\0\0\0WEBP",
        b"\0\0\0\x1cftypavif",
    ] {
        assert_eq!(picture(none), Err(ImageError::Refused), "{none:?}");
    }
}

#[test]
fn a_page_behind_a_picture_is_cut_off() {
    for (format, _) in FORMATS {
        let page = b"<script>alert(1)</script>";
        let picture = picture(&[&encoded(format)[..], page].concat()).unwrap();
        assert!(!contains(&picture.bytes, page));
    }
}

proptest! {
    #[test]
    fn damage_is_never_more_than_a_refusal(kind in 0..4_usize, place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = talkative(FORMATS[kind].0, 3);
        let place = place.index(file.len());
        file[place] = byte;
        if let Ok(taken) = picture(&file) {
            prop_assert_eq!(picture(&taken.bytes), Ok(taken));
        }
    }

    #[test]
    fn any_bytes_are_taken_apart_or_refused(kind in 0..4_usize, bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut file = encoded(FORMATS[kind].0);
        file.truncate(12);
        file.extend(bytes);
        let _ = picture(&file);
    }
}
