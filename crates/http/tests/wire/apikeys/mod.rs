//! `/apikeys/{jwt|key}` and `/apikeys/{id}/{jwt|key}`

mod create;
mod delete;
mod leaked;
mod list;
mod read;
mod rotate;
mod update;
mod usage;
