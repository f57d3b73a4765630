//! Mails about keys that end, and about keys that are used more than usual; and keys that are not used.

mod ends;
mod unusual;

use std::time::Duration;

use freesewing_domain::access::{Level, Role};
use freesewing_domain::apikey::{Apikey, ApikeyRequest};
use freesewing_domain::ids::ApikeyId;
use freesewing_domain::service::apikey;
use freesewing_domain::time::Timestamp;
use freesewing_domain::user::User;

use crate::house::{House, caller};

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn key(house: &House, owner: &User, life: Duration) -> ApikeyId {
    let level = Level::from_number(1.0).unwrap();
    let wish = ApikeyRequest { name: "script".into(), level, expires_in: life.as_secs_f64() };
    apikey::create(&house.ports, &caller(owner), wish).unwrap().key.id
}

fn read(house: &House, id: ApikeyId) -> Apikey {
    house.ports.store.find_apikey(id).unwrap().unwrap()
}

#[test]
fn a_key_is_unused_when_nobody_called_with_it_for_a_year() {
    let house = House::new();
    let ann = house.user("ann", Role::User);
    let id = key(&house, &ann, 366 * DAY);
    let after =
        |days: u32, more: i64| Timestamp::from_millis(read(&house, id).created_at.after(days * DAY).as_millis() + more);
    assert!(!read(&house, id).is_unused(after(365, -1)));
    assert!(read(&house, id).is_unused(after(365, 0)));
    house.ports.store.count_call(ann.id, Some(id), after(1, 0));
    assert!(!read(&house, id).is_unused(after(366, -1)));
    assert!(read(&house, id).is_unused(after(366, 0)));
}
