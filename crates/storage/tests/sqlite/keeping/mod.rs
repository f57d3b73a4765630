//! Backing up, restoring and checking.

mod backup;
mod check;
mod damage;
mod restore;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use freesewing_domain::confirmation::Kind;
use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{ApikeyStore as _, SetStore as _, UserStore as _};
use freesewing_storage::SqliteStore;
use freesewing_storage::keeping::{self, KeepError, Report};

use crate::Place;
use crate::records::{apikey, at, confirmation, mail, new_set, new_user};
use crate::stand_in::StandIn;

const ANN: UserId = UserId(1);

/// Ann, with a key and two sets.
pub(crate) fn furnished() -> (Place, SqliteStore) {
    let place = Place::new();
    let store = place.open();
    let link = confirmation(1, Kind::Signup, None);
    let ann = store.create_user(new_user("ann"), Some(link), Some(mail("welcome"))).unwrap();
    store.create_apikey(&apikey(ann.id, 1)).unwrap();
    store.create_set(new_set(ann.id, "Ann")).unwrap();
    store.create_set(new_set(ann.id, "Another")).unwrap();
    (place, store)
}

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Waits until nothing has the database open any more: connections that wait for work end a moment after their store.
    fn close(&self, store: SqliteStore) {
        drop(store);
        let start = Instant::now();
        while self.file("test.sqlite-wal").exists() {
            assert!(start.elapsed() < Duration::from_secs(10), "something has it open");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn check(&self) -> Result<Report, KeepError> {
        keeping::check(&self.path(), StandIn::with_key(7), &mut ())
    }

    fn back_up(&self, name: &str) -> Result<Report, KeepError> {
        keeping::back_up(&self.path(), &self.file(name), StandIn::with_key(7), &mut ())
    }

    fn restore(&self, name: &str, force: bool) -> Result<Option<PathBuf>, KeepError> {
        self.restore_with_key(7, name, force)
    }

    fn restore_with_key(&self, key: u8, name: &str, force: bool) -> Result<Option<PathBuf>, KeepError> {
        let cipher = StandIn::with_key(key);
        let restored = keeping::restore(&self.file(name), &self.path(), cipher, force, at(0), &mut ())?;
        Ok(restored.replaced)
    }

    fn files(&self) -> Vec<String> {
        let entries = self.0.path().read_dir().unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub(crate) fn sets(store: &SqliteStore) -> Vec<String> {
    store.list_sets(ANN).unwrap().into_iter().map(|set| set.name).collect()
}

fn problems(report: &Report) -> Vec<&str> {
    report.problems.iter().map(String::as_str).collect()
}
