//! How much the API is used.

use std::collections::BTreeMap;

use freesewing_domain::ids::{ApikeyId, UserId};
use freesewing_domain::ports::{StoreError, UsageStore};
use freesewing_domain::time::Timestamp;
use freesewing_domain::usage::{By, Calls, CountedCall, Group, Outcome, Tally, UsageQuery, Whose};

use super::MemoryStore;
use crate::usage::{DAY, HOUR, from_days, index};

/// What calls have in common that are counted together; the last but two is the hour, or the day.
pub(super) type Slot = (UserId, Option<ApikeyId>, i64, String, Outcome);

/// Calls by the hour, and by the day.
#[derive(Default)]
pub(super) struct Usage {
    hours: BTreeMap<Slot, i64>,
    days: BTreeMap<Slot, i64>,
}

impl Usage {
    /// Forgets an account.
    pub(super) fn remove_user(&mut self, user: UserId) {
        self.hours.retain(|slot, _| slot.0 != user);
        self.days.retain(|slot, _| slot.0 != user);
    }
}

impl UsageStore for MemoryStore {
    fn count_usage(&self, call: CountedCall<'_>) {
        let mut state = self.lock();
        if !state.users.contains_key(&call.user) {
            return;
        }
        let slot = |unit| (call.user, call.key, index(call.at, unit), call.route.to_owned(), call.outcome);
        *state.usage.hours.entry(slot(HOUR)).or_default() += 1;
        *state.usage.days.entry(slot(DAY)).or_default() += 1;
    }

    fn usage(&self, query: &UsageQuery) -> Result<Vec<Tally>, StoreError> {
        let state = self.lock();
        let (slots, unit) = if from_days(query) { (&state.usage.days, DAY) } else { (&state.usage.hours, HOUR) };
        let mut groups = BTreeMap::<Group, Calls>::new();
        for (slot, calls) in slots.iter().filter(|(slot, _)| is_asked_for(slot, unit, query)) {
            groups.entry(group(slot, unit, query.by)).or_default().add(slot.4, *calls);
        }
        drop(state);
        let mut tallies: Vec<_> = groups.into_iter().map(|(group, calls)| Tally { group, calls }).collect();
        if !matches!(query.by, By::Hour | By::Day) {
            tallies.sort_by_key(|tally| std::cmp::Reverse(tally.calls.total()));
        }
        tallies.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
        Ok(tallies)
    }

    fn delete_usage_before(&self, hours: Timestamp, days: Timestamp) -> Result<usize, StoreError> {
        let usage = &mut self.lock().usage;
        let before = usage.hours.len() + usage.days.len();
        usage.hours.retain(|slot, _| slot.2 >= index(hours, HOUR));
        usage.days.retain(|slot, _| slot.2 >= index(days, DAY));
        Ok(before - usage.hours.len() - usage.days.len())
    }
}

fn is_asked_for(slot: &Slot, unit: i64, query: &UsageQuery) -> bool {
    let whose = match query.whose {
        Whose::Everybody => true,
        Whose::User(user) => slot.0 == user,
        Whose::Key(key) => slot.1 == Some(key),
    };
    whose && (index(query.from, unit)..index(query.to, unit)).contains(&slot.2)
}

fn group(slot: &Slot, unit: i64, by: By) -> Group {
    let start = || slot.2 * unit;
    match by {
        By::Hour => Group::Time(Timestamp::from_millis(start())),
        By::Day => Group::Time(Timestamp::from_millis(start().div_euclid(DAY) * DAY)),
        By::Route => Group::Route(slot.3.clone()),
        By::Outcome => Group::Outcome(slot.4),
        By::Key => Group::Key(slot.0, slot.1),
        By::User => Group::User(slot.0),
    }
}
