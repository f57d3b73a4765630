use super::*;
use serde_json::json;

fn new(settings: &Value) -> NewPattern {
    NewPattern::new(UserId(1), "Aaron", &Document::from_value(settings).unwrap(), Timestamp::EPOCH).unwrap()
}

fn pattern() -> Pattern {
    let mut new = new(&json!({"sa": 5})).with_name("Mine").unwrap().with_notes("n").unwrap();
    new.public = true;
    new.into_pattern(PatternId(4))
}

#[test]
fn there_are_always_measurements_unless_they_are_null() {
    for (sent, kept) in [
        (json!({}), r#"{"measurements":{}}"#),
        (json!({"measurements": "x", "sa": 5}), r#"{"measurements":{},"sa":5}"#),
        (json!({"measurements": 5}), r#"{"measurements":{}}"#),
        (json!({"measurements": null}), r#"{"measurements":null}"#),
        (json!({"measurements": [1]}), r#"{"measurements":[1]}"#),
        (json!({"measurements": {"chest": 1}}), r#"{"measurements":{"chest":1}}"#),
        (json!(["a"]), r#"{"0":"a","measurements":{}}"#),
    ] {
        assert_eq!(new(&sent).settings.to_string(), kept, "{sent}");
    }
}

#[test]
fn what_is_not_given_reads_as_two_dashes() {
    let new = new(&json!({})).with_name("").unwrap().with_notes("").unwrap();
    assert_eq!((new.name.as_str(), new.notes.as_str()), ("--", "--"));
}

#[test]
fn a_copy_is_private_and_says_where_it_comes_from() {
    let copy = NewPattern::copy_of(&pattern(), UserId(2), Timestamp::from_millis(5)).into_pattern(PatternId(9));
    assert_eq!(copy.name, "Mine (cloned from #4)");
    assert_eq!(copy.notes, "n (Note: This pattern was cloned from pattern #4)");
    assert_eq!((copy.user, copy.public, copy.created_at.as_millis()), (UserId(2), false, 5));
    assert_eq!((copy.settings, copy.img), (pattern().settings, pattern().img));
}

#[test]
fn a_change_without_effect_keeps_the_date() {
    let later = Timestamp::from_millis(9);
    let mut changed = pattern();
    PatternPatch { name: Some("Mine".into()), ..PatternPatch::default() }.apply(&mut changed, later).unwrap();
    assert_eq!(changed, pattern());
    let reordered = FreeForm::from_value(&json!({"measurements": {}, "sa": 5}));
    PatternPatch { settings: reordered, ..PatternPatch::default() }.apply(&mut changed, later).unwrap();
    assert_eq!((changed.settings.to_string(), changed.updated_at), (r#"{"measurements":{},"sa":5}"#.into(), later));
}

#[test]
fn text_and_objects_have_their_limits() {
    let large = json!({"x": "x".repeat(256 * 1024)});
    let refused = |result: Result<NewPattern, Error>| result.unwrap_err().identifier();
    let document = Document::from_value(&large).unwrap();
    assert_eq!(refused(NewPattern::new(UserId(1), "a", &document, Timestamp::EPOCH)), "settingsTooLong");
    let (long, none) = ("ä".repeat(501), Document::default());
    assert_eq!(refused(NewPattern::new(UserId(1), &long, &none, Timestamp::EPOCH)), "designTooLong");
    assert_eq!(refused(new(&json!({})).with_name(&long)), "nameTooLong");
    assert_eq!(refused(new(&json!({})).with_notes(&"x".repeat(100_001))), "notesTooLong");
    assert_eq!(refused(new(&json!({})).with_data(FreeForm::from_value(&large).unwrap())), "dataTooLong");
    let patch = PatternPatch { data: FreeForm::from_value(&large), ..PatternPatch::default() };
    assert_eq!(patch.check().unwrap_err().identifier(), "dataTooLong");
}
