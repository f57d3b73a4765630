//! `/admin/…`

mod health;
mod impersonate;
mod quota_requests;
mod read;
mod revoke_keys;
mod search;
mod update;
mod usage;
