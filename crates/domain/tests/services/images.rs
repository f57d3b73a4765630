use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use freesewing_domain::access::{Caller, Level, Role};
use freesewing_domain::image::{ImageKind, ImageSource, Picture, PostImage};
use freesewing_domain::ports::{Existing, ImageError, ImageHost};
use freesewing_domain::service::image::{self, Attachment, Found, Upload};
use freesewing_domain::service::set::{self, SetChange, SetRequest};
use freesewing_domain::slug::Slug;

use crate::house::{House, caller, refused};

/// Takes for a picture what begins with `picture`, and is out of reach for addresses.
#[derive(Default)]
struct Shelf(Mutex<HashMap<String, Picture>>);

impl ImageHost for Shelf {
    fn receive(&self, source: &ImageSource) -> Result<Picture, ImageError> {
        match source {
            ImageSource::Data(text) if text.starts_with("picture") => Ok(picture(text)),
            ImageSource::Data(_) => Err(ImageError::Refused),
            ImageSource::Url(_) => Err(ImageError::Unavailable),
        }
    }

    fn put(&self, id: &str, picture: &Picture, existing: Existing) -> Result<(), ImageError> {
        let mut kept = self.0.lock().unwrap();
        if existing == Existing::Replace || !kept.contains_key(id) {
            kept.insert(id.to_owned(), picture.clone());
        }
        Ok(())
    }

    fn remove(&self, id: &str) -> Result<(), ImageError> {
        self.0.lock().unwrap().remove(id);
        Ok(())
    }

    fn find(&self, id: &str) -> Result<Option<Picture>, ImageError> {
        Ok(self.0.lock().unwrap().get(id).cloned())
    }
}

fn picture(text: &str) -> Picture {
    Picture { media_type: "image/png", bytes: text.into() }
}

fn data(text: &str) -> ImageSource {
    ImageSource::Data(text.to_owned())
}

fn house() -> House {
    let mut house = House::new();
    house.ports.images = Arc::new(Shelf::default());
    house
}

fn upload(house: &House, caller: Option<&Caller>, source: ImageSource) -> Result<String, &'static str> {
    let name = PostImage { kind: ImageKind::Blog, slug: Slug::parse("a").unwrap(), number: None };
    image::upload(&house.ports, caller, &Upload { name, source }).map_err(|error| error.identifier())
}

fn shown(house: &House, id: &str) -> Option<Picture> {
    match image::read(&house.ports, id) {
        Ok(Found::Kept(picture)) => Some(picture),
        _ => None,
    }
}

#[test]
fn only_who_may_replaces_a_picture() {
    let house = house();
    let (user, curator) = (caller(&house.user("ann", Role::User)), caller(&house.user("bob", Role::Curator)));
    assert_eq!(upload(&house, None, data("picture 1")).as_deref(), Ok("blog-a"));
    for who in [None, Some(&user)] {
        assert_eq!(upload(&house, who, data("picture 2")).as_deref(), Ok("blog-a"));
        assert_eq!(shown(&house, "blog-a"), Some(picture("picture 1")));
    }
    upload(&house, Some(&curator), data("picture 3")).unwrap();
    assert_eq!(shown(&house, "blog-a"), Some(picture("picture 3")));
    let nobody = Caller { level: Level::from_number(0.0).unwrap(), ..user };
    assert_eq!(upload(&house, Some(&nobody), data("picture 4")), Err("insufficientAccessLevel"));
}

#[test]
fn what_is_no_picture_is_refused_and_what_cannot_be_had_is_not_told() {
    let house = house();
    assert_eq!(upload(&house, None, data("nonsense")), Err("imgInvalid"));
    let url = ImageSource::Url("https://example.org".to_owned());
    assert_eq!(upload(&house, None, url).as_deref(), Ok("blog-a"));
    assert_eq!(shown(&house, "blog-a"), None);
}

#[test]
fn curators_remove_what_was_uploaded_on_its_own_alone() {
    let house = house();
    let (user, curator) = (caller(&house.user("ann", Role::User)), caller(&house.user("bob", Role::Curator)));
    house.ports.images.put("set-1", &picture("picture"), Existing::Keep).unwrap();
    upload(&house, None, data("picture")).unwrap();
    assert_eq!(refused(image::delete(&house.ports, &user, "blog-a")), "insufficientAccessLevel");
    for other in ["set-1", "uid-3d0c", "blog", "blog-", "default-avatar"] {
        assert_eq!(refused(image::delete(&house.ports, &curator, other)), "notFound", "{other}");
    }
    image::delete(&house.ports, &curator, "blog-a").unwrap();
    assert_eq!((shown(&house, "blog-a"), shown(&house, "set-1")), (None, Some(picture("picture"))));
}

#[test]
fn a_test_is_one_only_in_its_domain() {
    let mut house = house();
    let ann = caller(&house.user("ann", Role::User));
    let receive = |house: &House, says| image::receive_from(&house.ports, &ann, Some(&data("picture")), says).unwrap();
    assert!(matches!(receive(&house, true), Attachment::Good(_)));
    house.ports.rules.tests.domain = Some("example.com".to_owned());
    assert_eq!(receive(&house, true), Attachment::Pretended);
    assert!(matches!(receive(&house, false), Attachment::Good(_)));
    assert_eq!(image::receive_from(&house.ports, &ann, None, true).unwrap(), Attachment::None);
}

#[test]
fn the_picture_of_a_set_comes_and_goes_with_it() {
    let house = house();
    let ann = caller(&house.user("ann", Role::User));
    let request = SetRequest { name: "Ann".into(), picture: Some(data("picture 1")), ..SetRequest::default() };
    let kept = set::create(&house.ports, &ann, request).unwrap();
    assert_eq!((kept.img.as_str(), shown(&house, &kept.img)), ("set-1", Some(picture("picture 1"))));
    let change = |source| SetChange { picture: Some(source), ..SetChange::default() };
    assert_eq!(refused(set::update(&house.ports, &ann, kept.id, change(data("nonsense")))), "imgInvalid");
    let unreachable = ImageSource::Url("https://example.org".to_owned());
    assert_eq!(set::update(&house.ports, &ann, kept.id, change(unreachable)).unwrap().img, kept.img);
    set::update(&house.ports, &ann, kept.id, change(data("picture 2"))).unwrap();
    assert_eq!(shown(&house, &kept.img), Some(picture("picture 2")));
    set::delete(&house.ports, &ann, kept.id).unwrap();
    assert_eq!(shown(&house, &kept.img), None);
}
