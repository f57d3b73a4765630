//! How much the API is used.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use freesewing_domain::ids::UserId;
use freesewing_domain::ports::{StoreError, UsageStore};
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::{By, Calls, CountedCall, Group, Tally, UsageQuery, Whose};

use super::MemoryStore;
use crate::usage::{DAY, HOUR, Series, Slot, from_days, index};

/// Calls by the hour, and by the day.
#[derive(Default)]
pub(super) struct Usage {
    hours: Series,
    days: Series,
}

impl Usage {
    /// Forgets an account.
    pub(super) fn remove_user(&mut self, user: UserId) {
        self.hours.retain(|slot| slot.user != user);
        self.days.retain(|slot| slot.user != user);
    }
}

impl UsageStore for MemoryStore {
    fn count_usage(&self, call: CountedCall<'_>) {
        let mut state = self.lock();
        if state.users.contains_key(&call.user) {
            state.usage.hours.add(call.route, Slot::of(call, HOUR), 1);
            state.usage.days.add(call.route, Slot::of(call, DAY), 1);
        }
    }

    fn usage(&self, query: &UsageQuery) -> Result<Vec<Tally>, StoreError> {
        let state = self.lock();
        let (series, unit) = if from_days(query) { (&state.usage.days, DAY) } else { (&state.usage.hours, HOUR) };
        let span = index(query.from, unit)..index(query.to, unit);
        let asked_for = |slot: Slot| match query.whose {
            Whose::Everybody => true,
            Whose::User(user) => slot.user == user,
            Whose::Key(key) => slot.key == Some(key) && state.keys.contains_key(&key),
        };
        let mut groups = BTreeMap::<Group, Calls>::new();
        for (route, slot, calls) in series.iter().filter(|(_, slot, _)| span.contains(&slot.time) && asked_for(*slot)) {
            groups.entry(group(route, slot, unit, query.by)).or_default().add(slot.outcome, calls);
        }
        drop(state);
        let mut tallies: Vec<_> = groups.into_iter().map(|(group, calls)| Tally { group, calls }).collect();
        if !matches!(query.by, By::Hour | By::Day) {
            tallies.sort_by_key(|tally| Reverse(tally.calls.total()));
        }
        tallies.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
        Ok(tallies)
    }

    fn delete_usage_before(&self, hours: Timestamp, days: Timestamp) -> Result<usize, StoreError> {
        let usage = &mut self.lock().usage;
        let (hours, days) = (index(hours, HOUR), index(days, DAY));
        Ok(usage.hours.retain(|slot| slot.time >= hours) + usage.days.retain(|slot| slot.time >= days))
    }
}

fn group(route: &str, slot: Slot, unit: i64, by: By) -> Group {
    let start = slot.time * unit;
    match by {
        By::Hour => Group::Time(Timestamp::from_millis(start)),
        By::Day => Group::Time(Timestamp::from_millis(start.div_euclid(DAY) * DAY)),
        By::Route => Group::Route(route.to_owned()),
        By::Outcome => Group::Outcome(slot.outcome),
        By::Key => Group::Key(slot.user, slot.key),
        By::User => Group::User(slot.user),
    }
}
