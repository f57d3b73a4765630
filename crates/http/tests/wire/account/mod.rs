//! `/account/{jwt|key}` and `/account/mfa/{jwt|key}`

mod email;
mod fields;
mod mfa;
mod password;
mod picture;
mod read;
mod remove;
mod restrict;
mod usage;
mod username;
