//! `/sets/{jwt|key}`, `/sets/{id}/{jwt|key}` and `/sets/{id}/clone/{jwt|key}`

mod clone;
mod create;
mod delete;
mod picture;
mod read;
mod update;
