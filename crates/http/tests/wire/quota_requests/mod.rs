//! `/quota-requests/…`

mod create;
mod list;
