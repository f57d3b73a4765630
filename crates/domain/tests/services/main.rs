//! The use cases on the store in memory, without a server, a database or any cryptography.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod account;
mod apikeys;
mod bookmarks;
mod curated;
mod enrolment;
mod house;
mod images;
mod key_warnings;
mod oauth;
mod patterns;
mod pictures;
mod posts;
mod quota_requests;
mod second_factor;
mod sets;
mod signin;
mod signup;
mod subscribers;
mod translation;
mod usage;
mod users;
