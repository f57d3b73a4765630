//! The wire, as callers see it: filed by URL, on both stores.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says why"
)]

mod access_matrix;
mod account;
mod activity;
mod admin;
mod apikeys;
mod available_username;
mod bookmarks;
mod caching;
mod clock;
mod confirm_signup;
mod confirmations;
mod consent;
mod credentials;
mod curated_sets;
mod curated_sets_public;
mod docs;
mod exports;
mod flows;
mod flows_translation;
mod general;
mod images;
mod issues;
mod limits;
mod never_5xx;
mod option_packs;
mod option_packs_public;
mod patterns;
mod patterns_public;
mod quota_requests;
mod second_factor;
mod sets;
mod sets_public;
mod signin;
mod signin_oauth;
mod signinlink;
mod signup;
mod slugs;
mod subscriber;
mod suggestions;
mod support;
mod throttle;
mod users;
mod whoami;
