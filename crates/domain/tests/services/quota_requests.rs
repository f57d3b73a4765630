use freesewing_domain::access::Role;
use freesewing_domain::ids::QuotaRequestId;
use freesewing_domain::language::Language;
use freesewing_domain::limits::Limits;
use freesewing_domain::mail::Letter;
use freesewing_domain::quota_request::{QuotaRequest, QuotaState};
use freesewing_domain::rules::Avatars;
use freesewing_domain::service::quota_request::{self, Grant, QuotaWish, Selection};
use freesewing_domain::user::User;

use crate::house::{House, caller, email, refused};

const MUCH: Limits = Limits { per_minute: Some(6_000), per_day: None };
const PENDING: Selection = Selection { state: Some(QuotaState::Pending), after: QuotaRequestId(0), limit: 100 };

fn ask(house: &House, user: &User) -> QuotaRequest {
    let wish = QuotaWish { purpose: "A map".into(), asked: MUCH };
    quota_request::create(&house.ports, &caller(user), &wish).unwrap()
}

fn limits(house: &House, user: &User) -> Limits {
    house.ports.store.find_user(user.id).unwrap().unwrap().limits
}

#[test]
fn the_maintainer_is_told_who_asks_for_what() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let made = ask(&house, &ann);
    let listed = quota_request::list(&house.ports, &caller(&ann)).unwrap();
    assert_eq!(listed, std::slice::from_ref(&made));
    let [mail] = &house.mails()[..] else { panic!("not one mail") };
    assert_eq!((&mail.to, mail.language.0), (&email("maintainer"), Language::En));
    let letter = Letter::QuotaAsked {
        request: made.id,
        user: ann.id,
        username: ann.username.as_str().to_owned(),
        email: email("ann"),
        purpose: "A map".into(),
        asked: MUCH,
    };
    assert_eq!(mail.letter, letter);
}

#[test]
fn who_waits_for_an_answer_asks_no_second_time() {
    let house = House::new();
    let (ann, root) = (house.user("ann", Role::User), house.user("root", Role::Admin));
    let first = ask(&house, &ann);
    let wish = QuotaWish { purpose: "Another".into(), asked: MUCH };
    assert_eq!(refused(quota_request::create(&house.ports, &caller(&ann), &wish)), "quotaRequestPending");
    assert_eq!(house.mails().len(), 1);
    quota_request::decline(&house.ports, &caller(&root), first.id, "no").unwrap();
    assert!(quota_request::create(&house.ports, &caller(&ann), &wish).is_ok());
}

#[test]
fn what_is_granted_holds_and_is_told_in_the_language_of_its_reader() {
    let house = House::new();
    let (ann, root) = (house.user("ann", Role::User), house.user("root", Role::Admin));
    house.change(ann.id, |user| {
        user.language = Language::De;
        user.limits = Limits { per_minute: Some(5), per_day: Some(77) };
    });
    let made = ask(&house, &ann);
    house.mails();
    let grant = Grant { answer: Some("Have fun!".into()), instead: Limits::default() };
    let granted = quota_request::grant(&house.ports, &caller(&root), made.id, &grant).unwrap();
    assert_eq!(granted.username, Some(ann.username.clone()));
    let decision = granted.request.decision.unwrap();
    assert_eq!((decision.by, decision.granted, decision.answer.as_deref()), (root.id, Some(MUCH), Some("Have fun!")));
    assert_eq!(limits(&house, &ann), Limits { per_minute: Some(6_000), per_day: Some(77) });
    let [mail] = &house.mails()[..] else { panic!("not one mail") };
    assert_eq!((&mail.to, mail.language.0), (&email("ann"), Language::De));
    assert_eq!(mail.letter, Letter::QuotaGranted { granted: MUCH, answer: Some("Have fun!".into()) });
}

#[test]
fn a_maintainer_may_grant_something_else_and_say_nothing() {
    let house = House::new();
    let (ann, root) = (house.user("ann", Role::User), house.user("root", Role::Admin));
    let made = ask(&house, &ann);
    house.mails();
    let instead = Limits { per_minute: Some(3_000), per_day: Some(9) };
    let grant = |instead| Grant { answer: Some(" ".into()), instead };
    for wrong in [Some(0), Some(1_000_000_001)] {
        let refusal = grant(Limits { per_minute: None, per_day: wrong });
        assert_eq!(refused(quota_request::grant(&house.ports, &caller(&root), made.id, &refusal)), "quotaInvalid");
    }
    quota_request::grant(&house.ports, &caller(&root), made.id, &grant(instead)).unwrap();
    assert_eq!(limits(&house, &ann), instead);
    assert_eq!(house.mails()[0].letter, Letter::QuotaGranted { granted: instead, answer: None });
}

#[test]
fn what_is_declined_changes_nothing_and_has_a_reason() {
    let house = House::new();
    let (ann, root) = (house.user("ann", Role::User), house.user("root", Role::Admin));
    let made = ask(&house, &ann);
    house.mails();
    for (answer, error) in [(" ", "answerMissing"), (&*"x".repeat(2_001), "answerTooLong")] {
        assert_eq!(refused(quota_request::decline(&house.ports, &caller(&root), made.id, answer)), error);
    }
    let before = house.ports.store.find_user(ann.id).unwrap();
    let declined = quota_request::decline(&house.ports, &caller(&root), made.id, "Too much").unwrap();
    assert_eq!(declined.request.state(), QuotaState::Declined);
    assert_eq!(house.ports.store.find_user(ann.id).unwrap(), before);
    assert_eq!(house.mails()[0].letter, Letter::QuotaDeclined { asked: MUCH, reason: "Too much".into() });
}

#[test]
fn nobody_decides_twice_or_what_is_gone() {
    let house = House::new();
    let (ann, root) = (house.user("ann", Role::User), caller(&house.user("root", Role::Admin)));
    let made = ask(&house, &ann);
    quota_request::decline(&house.ports, &root, made.id, "no").unwrap();
    house.mails();
    let grant = Grant::default();
    assert_eq!(refused(quota_request::decline(&house.ports, &root, made.id, "no")), "quotaRequestDecided");
    assert_eq!(refused(quota_request::grant(&house.ports, &root, made.id, &grant)), "quotaRequestDecided");
    assert_eq!(limits(&house, &ann), Limits::default());
    let second = ask(&house, &ann);
    house.mails();
    house.ports.store.delete_user(ann.id, &Avatars::default()).unwrap();
    assert_eq!(refused(quota_request::grant(&house.ports, &root, second.id, &grant)), "notFound");
    assert_eq!(house.mails(), []);
}

#[test]
fn maintainers_see_the_oldest_first_with_names() {
    let house = House::new();
    let root = caller(&house.user("root", Role::Admin));
    let asked = ["ann", "bob", "cid"].map(|name| {
        let user = house.user(name, Role::User);
        (ask(&house, &user).id, Some(user.username))
    });
    let listed = |selection| {
        let listed = quota_request::list_all(&house.ports, &root, selection).unwrap();
        listed.into_iter().map(|asked| (asked.request.id, asked.username)).collect::<Vec<_>>()
    };
    assert_eq!(listed(PENDING), asked);
    assert_eq!(listed(Selection { limit: 1, after: asked[0].0, ..PENDING }), [asked[1].clone()]);
    quota_request::grant(&house.ports, &root, asked[0].0, &Grant::default()).unwrap();
    assert_eq!(listed(PENDING), asked[1..]);
    assert_eq!(listed(Selection { state: Some(QuotaState::Granted), ..PENDING }), asked[..1]);
    assert_eq!(listed(Selection { state: None, ..PENDING }), asked);
    for limit in [0, 1_001] {
        let selection = Selection { limit, ..PENDING };
        assert_eq!(refused(quota_request::list_all(&house.ports, &root, selection)), "limitInvalid");
    }
}

#[test]
fn only_administrators_handle_what_others_ask_for() {
    let house = House::new();
    let (reader, support) = (house.user("ann", Role::WriteSome), caller(&house.user("sue", Role::Support)));
    let made = ask(&house, &house.user("bob", Role::User));
    let wish = QuotaWish { purpose: "A map".into(), asked: MUCH };
    for refusal in [
        refused(quota_request::create(&house.ports, &caller(&reader), &wish)),
        refused(quota_request::list(&house.ports, &caller(&reader))),
        refused(quota_request::list_all(&house.ports, &support, PENDING)),
        refused(quota_request::grant(&house.ports, &support, made.id, &Grant::default())),
        refused(quota_request::decline(&house.ports, &support, made.id, "no")),
    ] {
        assert_eq!(refusal, "insufficientAccessLevel");
    }
}
