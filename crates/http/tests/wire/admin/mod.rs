//! `/admin/…`

mod impersonate;
mod read;
mod search;
mod update;
