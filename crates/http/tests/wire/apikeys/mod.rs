//! `/apikeys/{jwt|key}` and `/apikeys/{id}/{jwt|key}`

mod create;
mod delete;
mod list;
mod read;
