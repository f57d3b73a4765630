//! What is promised of accounts.

use std::thread;

use freesewing_domain::access::Role;
use freesewing_domain::confirmation::Kind;
use freesewing_domain::document::Document;
use freesewing_domain::error::{Error, Field};
use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::language::Language;
use freesewing_domain::ports::{Conflict, Store, StoreError};
use freesewing_domain::secret::Secret;
use freesewing_domain::user::{Consent, NewProfile, Status, User, Username};
use serde_json::json;

use crate::Promise;
use crate::records::{at, confirmation, due, email, mail, new_user, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a new account is found by number, address and name", is_found),
    ("a new account gets the first name that is free", gets_a_free_name),
    ("accounts are numbered from one, upwards", is_numbered),
    ("a confirmation and a mail are made with the account", brings_confirmation_and_mail),
    ("an account made with a profile has it", keeps_a_profile),
    ("a name that is wanted grows until it is free", lets_a_wanted_name_grow),
    ("a profile does not get a taken address in", refuses_a_taken_address_with_a_profile),
    ("of many who want one name each gets another", gives_each_a_name),
    ("an address that is taken makes nothing at all", refuses_a_taken_address),
    ("an identifier that is taken makes nothing at all", refuses_a_taken_identifier),
    ("of many who sign up with one address one gets the account", admits_one_of_many),
    ("every field that may change comes back as it was changed", keeps_every_field),
    ("number and calls cannot be changed", keeps_number_and_calls),
    ("a change that fails changes nothing", undoes_a_failed_change),
    ("a name or an address of another account is refused", refuses_what_is_anothers),
    ("an address that was given up is free", frees_old_names),
    ("changes at the same time are all kept", loses_no_change),
    ("an account that is not there is not changed", changes_nobody),
];

fn is_found(store: &dyn Store) {
    let made = user(store, "ann");
    assert_eq!(made, new_user("ann").into_user(made.id, Username::from_stored(&format!("user-{}", made.id))));
    for found in [
        store.find_user(made.id),
        store.find_user_by_email(&email("ann").hash()),
        store.find_user_by_name(made.username.key()),
    ] {
        assert_eq!(found.unwrap().as_ref(), Some(&made));
    }
    assert_eq!(store.find_user(UserId(made.id.0 + 1)).unwrap(), None);
    assert_eq!(store.find_user_by_email(&email("bob").hash()).unwrap(), None);
    assert_eq!(store.find_user_by_name("bob").unwrap(), None);
}

fn gets_a_free_name(store: &dyn Store) {
    let ann = user(store, "ann");
    let next = ann.id.0 + 1;
    rename(store, ann.id, &format!("USER-{next}")).unwrap();
    let bob = user(store, "bob");
    assert_eq!(bob.username.as_str(), format!("user-{next}-2"));
    assert_eq!(store.find_user(bob.id).unwrap().unwrap().username, bob.username);
}

fn is_numbered(store: &dyn Store) {
    let ids: Vec<_> = ["ann", "bob", "cas"].iter().map(|name| user(store, name).id.0).collect();
    assert!(ids[0] >= 1 && ids.is_sorted() && ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
}

fn brings_confirmation_and_mail(store: &dyn Store) {
    let wanted = confirmation(1, Kind::Signup, None);
    let made = store.create_user(new_user("ann"), Some(wanted.clone()), Some(mail("welcome"))).unwrap();
    let found = store.find_confirmation(wanted.id).unwrap().unwrap();
    assert_eq!(found.user, Some(made.id));
    assert_eq!(found.purpose, wanted.purpose);
    assert_eq!(due(store, 999, 9), [""; 0], "not before it was made");
    assert_eq!(due(store, 1000, 9), ["welcome"]);
}

fn profile(name: &str) -> NewProfile {
    let data = Document::from_value(&json!({"z": 1, "a": "b"})).unwrap();
    NewProfile::new(Some(Username::from_stored(name)), "I sew.", data)
}

fn keeps_a_profile(store: &dyn Store) {
    let made = store.create_user_as(new_user("ann"), profile("ann")).unwrap();
    let name = Username::from_stored("ann");
    assert_eq!(made, profile("ann").complete(new_user("ann").into_user(made.id, name)));
    assert_eq!(store.find_user_by_name("ann").unwrap(), Some(made));
    let nameless = store.create_user_as(new_user("bob"), NewProfile::default()).unwrap();
    assert_eq!(nameless.username.as_str(), format!("user-{}", nameless.id));
}

fn lets_a_wanted_name_grow(store: &dyn Store) {
    let names = ["ann", "bob", "cas"].map(|address| {
        let made = store.create_user_as(new_user(address), profile("sewer")).unwrap();
        store.find_user(made.id).unwrap().unwrap().username.as_str().to_owned()
    });
    assert_eq!(names, ["sewer", "sewer+", "sewer++"]);
    let (long, next) = ("x".repeat(50), user(store, "dan").id.0 + 1);
    store.create_user_as(new_user("eve"), profile(&long)).unwrap();
    let made = store.create_user_as(new_user("fay"), profile(&long)).unwrap();
    assert_eq!(made.username.as_str(), format!("user-{}", next + 1));
}

fn refuses_a_taken_address_with_a_profile(store: &dyn Store) {
    user(store, "ann");
    let refused = store.create_user_as(new_user("ann"), profile("sewer"));
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Email))), "{refused:?}");
    assert_eq!(store.find_user_by_name("sewer").unwrap(), None);
}

fn gives_each_a_name(store: &dyn Store) {
    let mut names: Vec<_> = thread::scope(|scope| {
        let make = |n| store.create_user_as(new_user(&format!("sewer{n}")), profile("sewer")).unwrap();
        let all: Vec<_> = (0..4).map(|n| scope.spawn(move || make(n))).collect();
        all.into_iter().map(|one| one.join().unwrap().username.as_str().to_owned()).collect()
    });
    names.sort();
    assert_eq!(names, ["sewer", "sewer+", "sewer++", "sewer+++"]);
}

fn refuses_a_taken_address(store: &dyn Store) {
    user(store, "ann");
    let wanted = confirmation(1, Kind::Signup, None);
    let refused = store.create_user(new_user("ann"), Some(wanted.clone()), Some(mail("welcome")));
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Email))), "{refused:?}");
    assert_eq!(store.find_confirmation(wanted.id).unwrap(), None);
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn refuses_a_taken_identifier(store: &dyn Store) {
    let ann = user(store, "ann");
    let taken = confirmation(1, Kind::SigninLink, Some(ann.id));
    store.create_confirmation(&taken, None).unwrap();
    let refused = store.create_user(new_user("bob"), Some(confirmation(1, Kind::Signup, None)), Some(mail("welcome")));
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Id))), "{refused:?}");
    assert_eq!(store.find_user_by_email(&email("bob").hash()).unwrap(), None);
    assert_eq!(store.find_confirmation(taken.id).unwrap(), Some(taken));
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn admits_one_of_many(store: &dyn Store) {
    let made = thread::scope(|scope| {
        let all: Vec<_> =
            (0..8).map(|_| scope.spawn(|| store.create_user(new_user("ann"), None, Some(mail("welcome"))))).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(Result::is_ok).count()
    });
    assert_eq!(made, 1);
    assert_eq!(due(store, 9000, 9), ["welcome"]);
}

fn keeps_every_field(store: &dyn Store) {
    let made = user(store, "ann");
    let wanted = User {
        bio: "Sewing since 1970 \u{1f9f5}".to_owned(),
        compare: false,
        consent: Consent::ProfileAndOpenData,
        control: 5,
        data: Document::from_value(&json!({"z": 1, "a": [0.1, 83.666_666_666_666_67], "7": {"b": null}})).unwrap(),
        email: email("anna"),
        imperial: true,
        language: Language::Uk,
        mfa_enabled: true,
        mfa_last_step: Some(59_846_065),
        mfa_secret: Secret::new("JBSWY3DPEHPK3PXP"),
        newsletter: true,
        password: Secret::new(r#"{"type":"v3"}"#),
        patron: 8,
        role: Role::Bughunter,
        status: Status::Disabled,
        tokens_from: Some(at(5000)),
        updated_at: Some(at(6000)),
        username: Username::from_stored("  Ann of Green Gables "),
        ..made.clone()
    };
    let changed = store.update_user(made.id, &|user| {
        user.clone_from(&wanted);
        Ok(())
    });
    assert_eq!(changed.unwrap(), Some(wanted.clone()));
    let found = store.find_user_by_name("ann of green gables").unwrap().unwrap();
    assert_eq!(found, wanted);
    assert_eq!(found.data.to_string(), wanted.data.to_string(), "in the same order");
    assert_eq!((found.initial, found.ihash), (made.initial, made.ihash));
}

fn keeps_number_and_calls(store: &dyn Store) {
    let made = user(store, "ann");
    store.count_call(made.id, None, at(3000));
    let changed = store.update_user(made.id, &|user| {
        assert_eq!(user.jwt_calls, 1, "a change sees what was counted");
        user.id = UserId(99);
        user.jwt_calls = 50;
        user.key_calls = 50;
        user.last_seen = None;
        user.bio = "changed".to_owned();
        Ok(())
    });
    let changed = changed.unwrap().unwrap();
    assert_eq!((changed.id, changed.jwt_calls, changed.key_calls), (made.id, 1, 0));
    assert_eq!((changed.last_seen, changed.bio.as_str()), (Some(at(3000)), "changed"));
    assert_eq!(store.find_user(made.id).unwrap(), Some(changed.clone()));
    store.write_counts().unwrap();
    assert_eq!(store.find_user(made.id).unwrap(), Some(changed));
}

fn undoes_a_failed_change(store: &dyn Store) {
    let made = user(store, "ann");
    let failed = store.update_user(made.id, &|user| {
        user.bio = "changed".to_owned();
        Err(Error::TooLong(Field::Bio))
    });
    assert!(matches!(failed, Err(Error::TooLong(Field::Bio))), "{failed:?}");
    assert_eq!(store.find_user(made.id).unwrap(), Some(made));
}

fn refuses_what_is_anothers(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let renamed = rename(store, bob.id, &ann.username.as_str().to_uppercase());
    assert!(matches!(renamed, Err(Error::Store(StoreError::Conflict(Conflict::Username)))), "{renamed:?}");
    let moved = store.update_user(bob.id, &|user| {
        user.email = email("ann");
        user.bio = "changed".to_owned();
        Ok(())
    });
    assert!(matches!(moved, Err(Error::Store(StoreError::Conflict(Conflict::Email)))), "{moved:?}");
    assert_eq!(store.find_user(bob.id).unwrap(), Some(bob));
    assert_eq!(store.find_user_by_email(&email("ann").hash()).unwrap(), Some(ann));
}

fn frees_old_names(store: &dyn Store) {
    let ann = user(store, "ann");
    store
        .update_user(ann.id, &|user| {
            user.email = email("anna");
            user.username = Username::from_stored("Anna");
            Ok(())
        })
        .unwrap();
    assert_eq!(store.find_user_by_email(&email("ann").hash()).unwrap(), None);
    assert_eq!(store.find_user_by_name(ann.username.key()).unwrap(), None);
    let other = user(store, "ann");
    rename(store, other.id, ann.username.as_str()).unwrap();
    rename(store, other.id, "ANN").unwrap();
    rename(store, other.id, "Ann").unwrap();
    assert_eq!(store.find_user_by_name("ann").unwrap().unwrap().username.as_str(), "Ann");
}

fn loses_no_change(store: &dyn Store) {
    let made = user(store, "ann");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for n in 0..10 {
                    let key = Some(ApikeyId(uuid::Uuid::from_u128(n)));
                    store.count_call(made.id, key, at(3000));
                    let changed = store.update_user(made.id, &|user| {
                        user.patron += 1;
                        Ok(())
                    });
                    assert!(changed.unwrap().is_some());
                    store.write_counts().unwrap();
                }
            });
        }
    });
    let found = store.find_user(made.id).unwrap().unwrap();
    assert_eq!((found.patron, found.key_calls), (40, 40));
}

fn changes_nobody(store: &dyn Store) {
    assert_eq!(store.update_user(UserId(77), &|_| Err(Error::NotFound)).unwrap(), None);
}

fn rename(store: &dyn Store, id: UserId, name: &str) -> Result<Option<User>, Error> {
    store.update_user(id, &|user| {
        user.username = Username::from_stored(name);
        Ok(())
    })
}
