//! `/bookmarks/{jwt|key}` and `/bookmarks/{id}/{jwt|key}`

mod create;
mod delete;
mod read;
mod update;
