//! What is promised of counting guesses.

use std::thread;

use freesewing_domain::error::Error;
use freesewing_domain::guesses::{Guesses, Proof};
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::Store;
use freesewing_domain::rules::Avatars;

use crate::Promise;
use crate::records::{at, user};

pub(crate) const PROMISES: &[Promise] = &[
    ("guesses are counted for each account and proof by itself", counts_each_by_itself),
    ("guesses at names that nobody has are counted together", counts_those_at_nobody),
    ("of many guesses at once none is lost and none gets past", counts_many_at_once),
    ("a guess that is refused is not counted", does_not_count_what_is_refused),
    ("guesses are forgotten for some proofs", forgets_some),
    ("guesses go with their account", go_with_their_account),
    ("nothing is counted of an account that is not there", counts_nothing_without_an_account),
];

fn note(store: &dyn Store, of: Option<UserId>, proof: Proof, millis: i64) -> Option<Guesses> {
    store.update_guesses(of, proof, &|guesses| guesses.note(at(millis))).unwrap()
}

fn wrong(store: &dyn Store, of: UserId, proof: Proof) -> u32 {
    store.find_guesses(Some(of), proof).unwrap().wrong
}

fn counts_each_by_itself(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    note(store, Some(ann), Proof::Password, 1000);
    note(store, Some(ann), Proof::Password, 2000);
    note(store, Some(ann), Proof::LinkCode, 3000);
    let twice = Guesses { wrong: 2, last_at: Some(at(2000)) };
    assert_eq!(store.find_guesses(Some(ann), Proof::Password).unwrap(), twice);
    assert_eq!([Proof::Code, Proof::LinkCode].map(|proof| wrong(store, ann, proof)), [0, 1]);
    assert_eq!(Proof::ALL.map(|proof| store.find_guesses(Some(bob), proof).unwrap()), [Guesses::default(); 3]);
}

fn counts_those_at_nobody(store: &dyn Store) {
    let ann = user(store, "ann").id;
    note(store, None, Proof::Password, 1000);
    assert_eq!(note(store, None, Proof::Password, 2000), Some(Guesses { wrong: 2, last_at: Some(at(2000)) }));
    assert_eq!(wrong(store, ann, Proof::Password), 0);
}

fn counts_many_at_once(store: &dyn Store) {
    let ann = user(store, "ann").id;
    let most = |guesses: &mut Guesses| {
        if guesses.wrong >= 20 {
            return Err(Error::NotFound);
        }
        guesses.wrong += 1;
        Ok(())
    };
    let counted = thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let one = || store.update_guesses(Some(ann), Proof::Code, &most).is_ok();
                scope.spawn(move || (0..5).filter(|_| one()).count())
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>()
    });
    assert_eq!((counted, wrong(store, ann, Proof::Code)), (20, 20));
}

fn does_not_count_what_is_refused(store: &dyn Store) {
    let ann = user(store, "ann").id;
    note(store, Some(ann), Proof::Password, 1000);
    let refused = store.update_guesses(Some(ann), Proof::Password, &|guesses| {
        guesses.wrong = 77;
        Err(Error::SignInFailed)
    });
    assert_eq!(refused.unwrap_err().identifier(), "signInFailed");
    assert_eq!(wrong(store, ann, Proof::Password), 1);
}

fn forgets_some(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    for owner in [ann, bob] {
        for proof in Proof::ALL {
            note(store, Some(owner), proof, 1000);
        }
    }
    store.forget_guesses(ann, &[Proof::Password, Proof::LinkCode]).unwrap();
    store.forget_guesses(ann, &[Proof::Password]).unwrap();
    store.forget_guesses(UserId(77), &Proof::ALL).unwrap();
    assert_eq!(Proof::ALL.map(|proof| wrong(store, ann, proof)), [0, 1, 0]);
    assert_eq!(Proof::ALL.map(|proof| wrong(store, bob, proof)), [1, 1, 1]);
    assert_eq!(note(store, Some(ann), Proof::Password, 5000).map(|guesses| guesses.wrong), Some(1), "starts anew");
}

fn go_with_their_account(store: &dyn Store) {
    let (ann, bob) = (user(store, "ann").id, user(store, "bob").id);
    for owner in [Some(ann), Some(bob), None] {
        note(store, owner, Proof::Password, 1000);
    }
    store.delete_user(ann, &Avatars::default()).unwrap();
    assert_eq!((wrong(store, ann, Proof::Password), wrong(store, bob, Proof::Password)), (0, 1));
    assert_eq!(store.find_guesses(None, Proof::Password).unwrap().wrong, 1);
}

fn counts_nothing_without_an_account(store: &dyn Store) {
    assert_eq!(note(store, Some(UserId(77)), Proof::Password, 1000), None);
    assert_eq!(wrong(store, UserId(77), Proof::Password), 0);
}
