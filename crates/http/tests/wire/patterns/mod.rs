//! `/patterns/{jwt|key}`, `/patterns/{id}/{jwt|key}` and `/patterns/{id}/clone/{jwt|key}`

mod clone;
mod create;
mod delete;
mod read;
mod refusals;
mod update;
