use freesewing_domain::access::{Caller, Level, Role};
use freesewing_domain::language::Language;
use freesewing_domain::mail::Letter;
use freesewing_domain::secret::Secret;
use freesewing_domain::service::translation;
use serde_json::json;

use crate::house::{House, caller, email, refused};

#[test]
fn an_invitation_goes_to_who_asks_in_the_language_they_translate_to() {
    let mut house = House::new();
    house.ports.rules.translators.invite(Language::Uk, Secret::new("0123abcd"));
    let ann = caller(&house.user("ann", Role::User));
    translation::invite(&house.ports, &ann, Language::Uk).unwrap();
    let mail = house.mails().remove(0);
    assert_eq!((mail.to, mail.language.0), (email("ann"), Language::Uk));
    let link = "https://translate.freesewing.org/project/freesewing/invite?h=0123abcd".to_owned();
    assert_eq!(mail.letter, Letter::TranslatorInvite { link });
    assert_eq!(refused(translation::invite(&house.ports, &ann, Language::En)), "languageInvalid");
}

#[test]
fn a_suggestion_goes_to_the_maintainer_with_who_it_is_from() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    translation::suggest(&house.ports, &ann, &json!({"language": "sv", "help": true})).unwrap();
    let mail = house.mails().remove(0);
    assert_eq!((mail.to, mail.language.0), (email("maintainer"), Language::En));
    let Letter::LanguageSuggestion { suggestion, account } = mail.letter else { panic!("another letter") };
    assert_eq!(suggestion, "{\n  \"language\": \"sv\",\n  \"help\": true\n}");
    assert!(account.contains("\"email\": \"ann@example.com\""), "{account}");
}

#[test]
fn what_is_too_much_to_read_is_refused() {
    let house = House::new();
    let ann = caller(&house.user("ann", Role::User));
    let deep = (0..100).fold(json!(vec![1; 300]), |inner, _| json!([inner]));
    for sent in [json!({"language": "x".repeat(translation::MAX_SUGGESTION)}), json!({"language": "sv", "deep": deep})]
    {
        assert_eq!(refused(translation::suggest(&house.ports, &ann, &sent)), "bodyTooLong");
    }
    assert!(house.mails().is_empty());
}

#[test]
fn both_need_level_1() {
    let house = House::new();
    let ann = Caller { level: Level::try_from(0).unwrap(), ..caller(&house.user("ann", Role::User)) };
    assert_eq!(refused(translation::invite(&house.ports, &ann, Language::En)), "insufficientAccessLevel");
    let sent = json!({"language": "x".repeat(translation::MAX_SUGGESTION)});
    assert_eq!(refused(translation::suggest(&house.ports, &ann, &sent)), "insufficientAccessLevel");
}
