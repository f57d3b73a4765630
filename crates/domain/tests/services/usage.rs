//! How much the API is used.

use std::time::Duration;

use freesewing_domain::access::Role;
use freesewing_domain::service::usage;
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::{By, CountedCall, Outcome, UsageQuery, Whose};

use crate::house::House;

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many hours and days there are with calls.
fn kept(house: &House) -> [usize; 2] {
    [By::Hour, By::Day].map(|by| {
        let to = Timestamp::from_millis(100_000 * 24 * 60 * 60 * 1000);
        let query = UsageQuery { whose: Whose::Everybody, from: Timestamp::from_millis(0), to, by, limit: 100 };
        house.ports.store.usage(&query).unwrap().len()
    })
}

#[test]
fn hours_are_kept_for_90_days_and_days_for_two_years() {
    let house = House::new();
    let user = house.user("ann", Role::User).id;
    let at = house.ports.clock.now();
    house.ports.store.count_usage(CountedCall { user, key: None, at, route: "GET /", outcome: Outcome::Ok });
    let swept = |wait: Duration| {
        house.wait(wait);
        (usage::sweep(&house.ports).unwrap(), kept(&house))
    };
    assert_eq!(swept(90 * DAY), (0, [1, 1]));
    assert_eq!(swept(HOUR), (1, [0, 1]));
    assert_eq!(swept((2 * 365 - 90) * DAY), (0, [0, 1]));
    assert_eq!(swept(3 * DAY), (1, [0, 0]));
}
