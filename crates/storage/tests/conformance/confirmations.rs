//! What is promised of confirmations.

use std::thread;

use freesewing_domain::confirmation::{Confirmation, Kind};
use freesewing_domain::error::Error;
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{Conflict, Store, StoreError};
use freesewing_domain::user::{Status, User, Username};

use crate::Promise;
use crate::records::{at, confirmation, due, mail, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("a confirmation of each kind comes back as it was kept", comes_back),
    ("an identifier that is taken makes neither confirmation nor mail", refuses_a_taken_identifier),
    ("a confirmation is of an account that is there, or of none", needs_an_account),
    ("a confirmation and what changes with it are one", comes_with_a_change),
    ("a change that fails keeps no confirmation and mails nothing", keeps_nothing_after_a_failed_change),
    ("a confirmation that is taken out is gone, with a user or without", is_taken_out),
    ("of many who take one out one gets it", is_taken_out_by_one),
    ("a confirmation that was taken out can be put back", can_be_put_back),
    ("a confirmation is used up by what it changes", is_used_up),
    ("what it voids goes with it, and nothing else", voids_its_kinds),
    ("a change that fails uses nothing up", survives_a_failed_change),
    ("a name that is taken uses nothing up", survives_a_conflict),
    ("a confirmation without an account changes nothing and stays", needs_a_user_to_change),
    ("of many who follow a link one gets through", admits_one_of_many),
    ("old ones of a kind are removed", removes_old_ones),
    ("those of a kind are listed oldest first", lists_by_age),
    ("a confirmation is removed once", is_removed_once),
];

fn comes_back(store: &dyn Store) {
    let owner = user(store, "ann");
    for (id, kind) in (1..).zip(Kind::ALL) {
        let wanted = confirmation(id, *kind, Some(owner.id));
        store.create_confirmation(&wanted, Some(mail(kind.name()))).unwrap();
        assert_eq!(store.find_confirmation(wanted.id).unwrap(), Some(wanted));
    }
    assert_eq!(due(store, 1000, 9), Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
    assert_eq!(store.find_confirmation(confirmation(99, Kind::Signup, None).id).unwrap(), None);
}

fn refuses_a_taken_identifier(store: &dyn Store) {
    let first = confirmation(1, Kind::Signup, None);
    store.create_confirmation(&first, None).unwrap();
    let refused = store.create_confirmation(&confirmation(1, Kind::SigninLink, None), Some(mail("second")));
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::Id))), "{refused:?}");
    assert_eq!(store.find_confirmation(first.id).unwrap(), Some(first));
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn needs_an_account(store: &dyn Store) {
    let orphan = confirmation(1, Kind::Signup, Some(UserId(77)));
    let refused = store.create_confirmation(&orphan, Some(mail("nobody")));
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
    assert_eq!(due(store, 9000, 9), [""; 0]);
    let free = confirmation(1, Kind::Signup, None);
    store.create_confirmation(&free, None).unwrap();
    assert_eq!(store.find_confirmation(free.id).unwrap(), Some(free));
}

fn comes_with_a_change(store: &dyn Store) {
    let owner = user(store, "ann");
    let link = confirmation(1, Kind::EmailChange, Some(owner.id));
    let changed = store.create_confirmation_with_change(&link, Some(mail("new address")), &activate);
    assert_eq!(changed.unwrap().unwrap().status, Status::Active);
    assert_eq!(store.find_user(owner.id).unwrap().unwrap().status, Status::Active);
    assert_eq!(store.find_confirmation(link.id).unwrap(), Some(link));
    assert_eq!(due(store, 1000, 9), ["new address"]);

    for nobody in [None, Some(UserId(77))] {
        let link = confirmation(2, Kind::EmailChange, nobody);
        assert_eq!(store.create_confirmation_with_change(&link, Some(mail("nobody")), &activate).unwrap(), None);
        assert_eq!(store.find_confirmation(link.id).unwrap(), None);
    }
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn keeps_nothing_after_a_failed_change(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let taken = confirmation(1, Kind::Signup, Some(ann.id));
    store.create_confirmation(&taken, None).unwrap();

    let fresh = confirmation(2, Kind::EmailChange, Some(ann.id));
    let fails = |_: &mut User| Err(Error::NotFound);
    let clashes = |user: &mut User| {
        user.username = bob.username.clone();
        Ok(())
    };
    assert!(store.create_confirmation_with_change(&fresh, Some(mail("failed")), &fails).is_err());
    assert!(store.create_confirmation_with_change(&fresh, Some(mail("clashed")), &clashes).is_err());
    assert!(store.create_confirmation_with_change(&taken, Some(mail("taken")), &activate).is_err());

    assert_eq!(store.find_confirmation(fresh.id).unwrap(), None);
    assert_eq!(store.find_user(ann.id).unwrap().unwrap(), ann);
    assert_eq!(due(store, 9000, 9), [""; 0]);
}

fn is_taken_out(store: &dyn Store) {
    let owner = user(store, "ann");
    for (id, user) in [(1, None), (2, Some(owner.id))] {
        let wanted = confirmation(id, Kind::OauthInit, user);
        store.create_confirmation(&wanted, None).unwrap();
        assert_eq!(store.take_confirmation(wanted.id).unwrap(), Some(wanted.clone()));
        assert_eq!(store.find_confirmation(wanted.id).unwrap(), None);
        assert_eq!(store.take_confirmation(wanted.id).unwrap(), None);
    }
}

fn is_taken_out_by_one(store: &dyn Store) {
    let wanted = confirmation(1, Kind::OauthInit, None);
    store.create_confirmation(&wanted, None).unwrap();
    let got = thread::scope(|scope| {
        let take = || store.take_confirmation(wanted.id).unwrap();
        let all: Vec<_> = (0..8).map(|_| scope.spawn(take)).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(Option::is_some).count()
    });
    assert_eq!(got, 1);
}

fn can_be_put_back(store: &dyn Store) {
    let wanted = confirmation(1, Kind::OauthInit, None);
    store.create_confirmation(&wanted, None).unwrap();
    let taken = store.take_confirmation(wanted.id).unwrap().unwrap();
    store.create_confirmation(&taken, None).unwrap();
    assert_eq!(store.find_confirmation(wanted.id).unwrap(), Some(wanted));
}

fn is_used_up(store: &dyn Store) {
    let owner = user(store, "ann");
    let link = keep(store, 1, Kind::Signup, owner.id);
    let changed = store.redeem_confirmation(link.id, &[], &activate).unwrap().unwrap();
    assert_eq!(changed, User { status: Status::Active, ..owner });
    assert_eq!(store.find_user(changed.id).unwrap(), Some(changed));
    assert_eq!(store.find_confirmation(link.id).unwrap(), None);
    assert_eq!(store.redeem_confirmation(link.id, &[], &activate).unwrap(), None);
}

fn voids_its_kinds(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let link = keep(store, 1, Kind::SigninLink, ann.id);
    let voided = [keep(store, 2, Kind::SigninLink, ann.id), keep(store, 3, Kind::SignupExisting, ann.id)];
    let kept = [keep(store, 4, Kind::EmailChange, ann.id), keep(store, 5, Kind::SigninLink, bob.id)];
    store.redeem_confirmation(link.id, &[Kind::SigninLink, Kind::SignupExisting], &activate).unwrap().unwrap();
    for gone in voided {
        assert_eq!(store.find_confirmation(gone.id).unwrap(), None);
    }
    for other in kept {
        assert_eq!(store.find_confirmation(other.id).unwrap(), Some(other));
    }
}

fn survives_a_failed_change(store: &dyn Store) {
    let owner = user(store, "ann");
    let (link, other) = (keep(store, 1, Kind::SigninLink, owner.id), keep(store, 2, Kind::SigninLink, owner.id));
    let failed = store.redeem_confirmation(link.id, &[Kind::SigninLink], &|user| {
        user.status = Status::Active;
        Err(Error::StatusLacking)
    });
    assert!(matches!(failed, Err(Error::StatusLacking)), "{failed:?}");
    stays(store, &owner, &[link, other]);
}

fn survives_a_conflict(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann"), user(store, "bob"));
    let (link, other) = (keep(store, 1, Kind::SigninLink, ann.id), keep(store, 2, Kind::SigninLink, ann.id));
    let failed = store.redeem_confirmation(link.id, &[Kind::SigninLink], &|user| {
        user.username = Username::from_stored(bob.username.as_str());
        Ok(())
    });
    assert!(matches!(failed, Err(Error::Store(StoreError::Conflict(Conflict::Username)))), "{failed:?}");
    stays(store, &ann, &[link, other]);
}

fn stays(store: &dyn Store, owner: &User, links: &[Confirmation]) {
    assert_eq!(store.find_user(owner.id).unwrap().as_ref(), Some(owner));
    for link in links {
        assert_eq!(store.find_confirmation(link.id).unwrap().as_ref(), Some(link));
    }
}

fn needs_a_user_to_change(store: &dyn Store) {
    let link = confirmation(1, Kind::SigninLink, None);
    store.create_confirmation(&link, None).unwrap();
    assert_eq!(store.redeem_confirmation(link.id, &[Kind::SigninLink], &activate).unwrap(), None);
    assert_eq!(store.find_confirmation(link.id).unwrap(), Some(link));
}

fn admits_one_of_many(store: &dyn Store) {
    let owner = user(store, "ann");
    let link = keep(store, 1, Kind::SigninLink, owner.id);
    let count_one = |user: &mut User| {
        user.patron += 1;
        Ok(())
    };
    let through = thread::scope(|scope| {
        let redeem = || store.redeem_confirmation(link.id, &[], &count_one).unwrap();
        let all: Vec<_> = (0..8).map(|_| scope.spawn(redeem)).collect();
        all.into_iter().map(|one| one.join().unwrap()).filter(Option::is_some).count()
    });
    assert_eq!(through, 1);
    assert_eq!(store.find_user(owner.id).unwrap().unwrap().patron, 1);
}

fn removes_old_ones(store: &dyn Store) {
    for (id, kind, created) in
        [(1, Kind::Signup, 10), (2, Kind::Signup, 20), (3, Kind::Signup, 30), (4, Kind::SigninLink, 10)]
    {
        let made = Confirmation { created_at: at(created), ..confirmation(id, kind, None) };
        store.create_confirmation(&made, None).unwrap();
    }
    assert_eq!(store.delete_confirmations_before(Kind::Signup, at(30)).unwrap(), 2);
    let is_there = |id| store.find_confirmation(confirmation(id, Kind::Signup, None).id).unwrap().is_some();
    assert_eq!([1, 2, 3, 4].map(is_there), [false, false, true, true]);
}

fn lists_by_age(store: &dyn Store) {
    let owner = user(store, "ann");
    let made = [(4, 30), (1, 20), (3, 10), (2, 10)].map(|(id, created)| {
        let made = Confirmation { created_at: at(created), ..confirmation(id, Kind::SuggestedSet, Some(owner.id)) };
        store.create_confirmation(&made, None).unwrap();
        made
    });
    keep(store, 9, Kind::SuggestedPack, owner.id);
    let [fourth, third, second, first] = made;
    assert_eq!(store.list_confirmations(Kind::SuggestedSet).unwrap(), [first, second, third, fourth]);
    assert_eq!(store.list_confirmations(Kind::Signup).unwrap(), []);
}

fn is_removed_once(store: &dyn Store) {
    let owner = user(store, "ann");
    let (gone, other) = (keep(store, 1, Kind::SuggestedSet, owner.id), keep(store, 2, Kind::SuggestedSet, owner.id));
    assert!(store.delete_confirmation(gone.id).unwrap());
    assert!(!store.delete_confirmation(gone.id).unwrap());
    assert_eq!(store.list_confirmations(Kind::SuggestedSet).unwrap(), [other]);
}

fn keep(store: &dyn Store, id: u128, kind: Kind, user: UserId) -> Confirmation {
    let made = confirmation(id, kind, Some(user));
    store.create_confirmation(&made, None).unwrap();
    made
}

fn activate(user: &mut User) -> Result<(), Error> {
    user.status = Status::Active;
    Ok(())
}
