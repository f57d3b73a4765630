//! `/admin/…`

mod impersonate;
mod read;
mod revoke_keys;
mod search;
mod update;
