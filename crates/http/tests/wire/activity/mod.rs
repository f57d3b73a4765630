//! `/account/activity`, `/admin/user/{id}/activity`, `/admin/activity`: what happened to accounts.

mod account;
mod admin;
mod keys;
mod list;
mod origin;
mod removed;
mod signin;
