use freesewing_domain::usage::{By, Whose};

use super::{Moment, ShownRow};

/// A column of a sheet: what stands above it, and what it shows of a row.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) cell: fn(&ShownRow) -> String,
}

const HOUR: Column = Column { name: "hour", cell: |row| moment(row.hour) };
const DAY: Column = Column { name: "day", cell: |row| moment(row.day) };
const ROUTE: Column = Column { name: "route", cell: |row| text(row.route.as_deref()) };
const OUTCOME: Column = Column { name: "outcome", cell: |row| text(row.outcome) };
const CREDENTIAL: Column = Column { name: "credential", cell: |row| text(row.credential) };
const KEY: Column = Column { name: "key", cell: |row| text(row.key.as_deref()) };
const NAME: Column = Column { name: "name", cell: |row| text(row.name.as_deref()) };
const STATE: Column = Column { name: "state", cell: |row| text(row.state) };
const USER_ID: Column = Column { name: "userId", cell: |row| number(row.user_id) };
const USERNAME: Column = Column { name: "username", cell: |row| text(row.username.as_deref()) };
const CALLS: Column = Column { name: "calls", cell: |row| row.calls.to_string() };

/// What came of the calls; a sheet by the outcome does without.
const OUTCOMES: [Column; 5] = [
    Column { name: "ok", cell: |row| number(row.ok) },
    Column { name: "clientError", cell: |row| number(row.client_error) },
    Column { name: "denied", cell: |row| number(row.denied) },
    Column { name: "limited", cell: |row| number(row.limited) },
    Column { name: "serverError", cell: |row| number(row.server_error) },
];

/// The columns of a sheet, which are the same however many rows it has.
pub(super) fn columns(by: By, whose: Whose) -> Vec<Column> {
    let mut columns = match (by, whose) {
        (By::Hour, _) => vec![HOUR],
        (By::Day, _) => vec![DAY],
        (By::Route, _) => vec![ROUTE],
        (By::Outcome, _) => vec![OUTCOME],
        (By::Key, Whose::Everybody) => vec![CREDENTIAL, KEY, NAME, STATE, USER_ID, USERNAME],
        (By::Key, Whose::User(_) | Whose::Key(_)) => vec![CREDENTIAL, KEY, NAME, STATE],
        (By::User, _) => vec![USER_ID, USERNAME],
    };
    columns.push(CALLS);
    if by != By::Outcome {
        columns.extend(OUTCOMES);
    }
    columns
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn moment(moment: Option<Moment>) -> String {
    moment.map(|Moment(at)| at.to_string()).unwrap_or_default()
}
