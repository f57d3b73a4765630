//! What is promised of the name of the installation.

use std::collections::HashSet;
use std::thread;

use freesewing_domain::ports::Store;

use crate::Promise;

pub(crate) const PROMISES: &[Promise] =
    &[("the first name stays", stays), ("all who ask at the same time get the same name", is_one)];

fn stays(store: &dyn Store) {
    assert_eq!(store.instance("first").unwrap(), "first");
    assert_eq!(store.instance("second").unwrap(), "first");
}

fn is_one(store: &dyn Store) {
    let names: HashSet<_> = thread::scope(|scope| {
        let all: Vec<_> = (0..8).map(|n| scope.spawn(move || store.instance(&format!("name-{n}")).unwrap())).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(names.len(), 1);
}
