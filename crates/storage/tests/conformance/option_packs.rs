//! What is promised of option packs.

use std::thread;

use freesewing_domain::document::Document;
use freesewing_domain::error::Error;
use freesewing_domain::ids::OptionPackId;
use freesewing_domain::image::NewImage;
use freesewing_domain::language::Language;
use freesewing_domain::option_pack::{OptionPack, OptionPackPatch};
use freesewing_domain::ports::Store;
use freesewing_domain::translated::Translated;
use serde_json::{Value, json};

use crate::Promise;
use crate::records::{at, list, new_option_pack};

pub(crate) const PROMISES: &[Promise] = &[
    ("an option pack comes back as it was kept", comes_back),
    ("a picture of its own is named after the option pack", names_its_picture),
    ("option packs are listed by number, all or those of a design", lists_by_number),
    ("the number of an option pack that was removed is not used again", uses_no_number_twice),
    ("every field of an option pack that may change comes back as it was changed", keeps_every_field),
    ("a change of an option pack that fails changes nothing", undoes_a_failed_change),
    ("merges into an option pack at the same time are all kept", loses_no_merge),
    ("an option pack is removed once", is_removed_once),
];

fn document(value: &Value) -> Document {
    Document::from_value(value).unwrap()
}

fn comes_back(store: &dyn Store) {
    let options = json!({"z": 0.1, "a": {"deep": [1e300, null, "\u{1f9f5}"]}, "7": true});
    let mut new = new_option_pack("aaron").with_info("for us").unwrap().with_options(&document(&options));
    new.names.set(Language::Uk, "Вільний");
    new.notes = Translated::everywhere("some\nnotes");
    new.tags = list(&json!(["a", 5, null]));
    let made = store.create_option_pack(new.clone()).unwrap();
    assert_eq!(made, new.into_pack(made.id));
    let found = store.find_option_pack(made.id).unwrap().unwrap();
    assert_eq!((&found, found.options.to_string()), (&made, made.options.to_string()), "in the same order");
    assert_eq!(store.find_option_pack(OptionPackId(made.id.0 + 1)).unwrap(), None);
}

fn names_its_picture(store: &dyn Store) {
    let mut new = new_option_pack("aaron");
    new.image = NewImage::Own;
    let made = store.create_option_pack(new).unwrap();
    assert_eq!(made.img, made.id.image());
    assert_eq!(store.find_option_pack(made.id).unwrap(), Some(made));
}

fn lists_by_number(store: &dyn Store) {
    let made = ["bruce", "aaron", "bruce"].map(|design| store.create_option_pack(new_option_pack(design)).unwrap().id);
    let ids = |packs: Vec<OptionPack>| packs.into_iter().map(|pack| pack.id).collect::<Vec<_>>();
    assert_eq!(ids(store.list_option_packs().unwrap()), made);
    assert_eq!(ids(store.list_option_packs_for_design("bruce").unwrap()), [made[0], made[2]]);
    assert_eq!(store.list_option_packs_for_design("carlton").unwrap(), []);
}

fn uses_no_number_twice(store: &dyn Store) {
    let first = store.create_option_pack(new_option_pack("a")).unwrap();
    store.delete_option_pack(first.id).unwrap();
    assert!(store.create_option_pack(new_option_pack("b")).unwrap().id > first.id);
}

fn keeps_every_field(store: &dyn Store) {
    let made = store.create_option_pack(new_option_pack("aaron")).unwrap();
    let wanted = OptionPack {
        img: made.id.image(),
        info: "new".to_owned(),
        names: Translated::everywhere("b"),
        notes: Translated::everywhere("c"),
        tags: list(&json!(["t"])),
        options: document(&json!({"x": 1})),
        updated_at: at(5000),
        ..made.clone()
    };
    let changed = store.update_option_pack(made.id, &|pack| {
        let design = "bruce".to_owned();
        *pack = OptionPack { id: OptionPackId(99), created_at: at(0), design, ..wanted.clone() };
        Ok(())
    });
    assert_eq!(changed.unwrap(), Some(wanted.clone()), "number, design and date of making stay");
    assert_eq!(store.find_option_pack(made.id).unwrap(), Some(wanted));
    assert_eq!(store.update_option_pack(OptionPackId(99), &|_| Err(Error::NotFound)).unwrap(), None);
}

fn undoes_a_failed_change(store: &dyn Store) {
    let made = store.create_option_pack(new_option_pack("aaron")).unwrap();
    let failed = store.update_option_pack(made.id, &|pack| {
        pack.info = "b".to_owned();
        Err(Error::NameMissing)
    });
    assert!(matches!(failed, Err(Error::NameMissing)), "{failed:?}");
    assert_eq!(store.find_option_pack(made.id).unwrap(), Some(made));
}

fn loses_no_merge(store: &dyn Store) {
    let made = store.create_option_pack(new_option_pack("aaron")).unwrap();
    thread::scope(|scope| {
        for writer in 0..8 {
            scope.spawn(move || {
                for option in 0..5 {
                    let options = Some(document(&json!({(format!("{writer}-{option}")): 1})));
                    let patch = OptionPackPatch { options, ..OptionPackPatch::default() };
                    store.update_option_pack(made.id, &|pack| patch.apply(pack, at(2000))).unwrap();
                }
            });
        }
    });
    assert_eq!(store.find_option_pack(made.id).unwrap().unwrap().options.as_map().len(), 40);
}

fn is_removed_once(store: &dyn Store) {
    let made = store.create_option_pack(new_option_pack("aaron")).unwrap();
    assert!(store.delete_option_pack(made.id).unwrap());
    assert!(!store.delete_option_pack(made.id).unwrap());
    assert_eq!(store.find_option_pack(made.id).unwrap(), None);
    assert_eq!(store.list_option_packs().unwrap(), []);
}
