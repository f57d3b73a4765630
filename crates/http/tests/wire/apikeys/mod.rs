//! `/apikeys/{jwt|key}` and `/apikeys/{id}/{jwt|key}`

mod create;
mod delete;
mod leaked;
mod list;
mod read;
mod revoke_by_link;
mod rotate;
mod unused;
mod update;
mod usage;
