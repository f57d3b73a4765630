use std::cell::Cell;

use super::*;

const SETS: Asked = (Thing::CuratedSets, Shape::Json);

fn made(kept: &PublicAnswers, asked: Asked, revision: u64, value: &str) -> Bytes {
    let ready = kept.find_or_make(asked, |_| Revision(revision), || Ok(value.to_owned())).unwrap();
    ready.plain.body.clone()
}

#[test]
fn an_answer_is_put_together_once_while_nothing_changes() {
    let (kept, reads) = (PublicAnswers::default(), Cell::new(0));
    for _ in 0..3 {
        let read = || {
            reads.set(reads.get() + 1);
            Ok(1)
        };
        let ready = kept.find_or_make(SETS, |_| Revision(7), read).unwrap();
        assert_eq!(ready.plain.body, "1");
    }
    assert_eq!(reads.get(), 1);
}

#[test]
fn what_may_have_changed_is_read_again() {
    let kept = PublicAnswers::default();
    assert_eq!(made(&kept, SETS, 1, "a"), "\"a\"");
    assert_eq!(made(&kept, SETS, 2, "b"), "\"b\"");
    assert_eq!(made(&kept, SETS, 1, "c"), "\"c\"", "an older revision stands for nothing that is kept");
}

#[test]
fn the_revision_is_asked_for_before_anything_is_read() {
    let (kept, revision) = (PublicAnswers::default(), Cell::new(1));
    let changed_meanwhile = || {
        revision.set(2);
        Ok("old")
    };
    kept.find_or_make(SETS, |_| Revision(revision.get()), changed_meanwhile).unwrap();
    assert_eq!(made(&kept, SETS, 2, "new"), "\"new\"");
}

#[test]
fn a_failure_is_not_kept_and_takes_along_what_was() {
    let kept = PublicAnswers::default();
    made(&kept, SETS, 1, "a");
    let gone = || Err::<(), _>(Error::NotFound);
    assert!(matches!(kept.find_or_make(SETS, |_| Revision(2), gone), Err(Error::NotFound)));
    assert_eq!(kept.0.len(), 0);
    assert_eq!(made(&kept, SETS, 2, "b"), "\"b\"");
}

#[test]
fn things_and_shapes_are_kept_apart() {
    let kept = PublicAnswers::default();
    let things = [
        Thing::Set(SetId(1)),
        Thing::Pattern(PatternId(1)),
        Thing::CuratedSets,
        Thing::CuratedSet(CuratedSetId(1)),
        Thing::OptionPacks,
        Thing::OptionPack(OptionPackId(1)),
        Thing::OptionPacksOf("1".to_owned()),
    ];
    for round in 0..2 {
        for thing in &things {
            for shape in [Shape::Answer, Shape::Json, Shape::Yaml] {
                let value = if round == 0 { format!("{thing:?}{shape:?}") } else { "another".to_owned() };
                let body = made(&kept, (thing.clone(), shape), 1, &value);
                assert!(!String::from_utf8_lossy(&body).contains("another"), "{thing:?} {shape:?}");
            }
        }
    }
    assert_eq!(kept.0.len(), things.len() * 3);
}

#[test]
fn the_longest_body_is_kept_and_a_longer_one_is_not() {
    let quotes = 2;
    for (length, count) in [(LONGEST - quotes, 1), (LONGEST - quotes + 1, 0)] {
        let kept = PublicAnswers::default();
        made(&kept, SETS, 1, &"a".repeat(length));
        assert_eq!(kept.0.len(), count, "{length}");
    }
}

#[test]
fn there_is_an_end_to_what_is_kept() {
    let kept = PublicAnswers::default();
    for id in 0..2_000 {
        made(&kept, (Thing::Set(SetId(id)), Shape::Json), 1, &"a".repeat(16 * 1024));
    }
    assert!(kept.0.weight() <= ROOM && kept.0.len() > 50, "{} bytes of {}", kept.0.weight(), kept.0.len());
}

#[test]
fn each_encoding_has_a_tag_of_its_own() {
    let ready = Ready::new(Revision(1), Shape::Json, &"a".repeat(2_000)).unwrap();
    let plain = ready.plain.tag.to_str().unwrap();
    for (encoding, name) in [(Encoding::Brotli, "br"), (Encoding::Zstd, "zstd"), (Encoding::Gzip, "gzip")] {
        let form = ready.packed(encoding).unwrap();
        assert_eq!(form.tag, format!("W/{}-{name}\"", plain.trim_end_matches('"')));
        assert!(form.body.len() < 200);
    }
}

#[test]
fn what_gets_no_smaller_is_not_compressed() {
    let ready = Ready::new(Revision(1), Shape::Json, &"a").unwrap();
    assert!(ready.packed(Encoding::Zstd).is_none());
}
