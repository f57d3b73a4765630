//! `/account/{jwt|key}`

mod email;
mod fields;
mod password;
mod read;
mod remove;
mod restrict;
mod username;
