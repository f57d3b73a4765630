//! Handlers: parse, call a service of the domain, answer. One module for each noun, one function for each verb.

pub mod account;
pub mod admin;
pub mod apikeys;
pub mod bookmarks;
pub mod confirmations;
pub mod consent;
pub mod curated_sets;
pub mod exports;
pub mod health;
pub mod images;
pub mod oauth;
pub mod option_packs;
pub mod patterns;
pub mod posts;
pub mod quota_requests;
pub mod reports;
pub mod second_factor;
pub mod sets;
pub mod signin;
pub mod signup;
pub mod subscribers;
pub mod suggestions;
pub mod translation;
pub mod username;
pub mod users;
pub mod whoami;
