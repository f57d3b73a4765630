//! The use cases, one file each: authorise, decide, call ports.
//!
//! Each takes the [`Ports`](crate::ports::Ports) and, where somebody has to be signed in, the
//! [`Caller`](crate::access::Caller). The first thing it does with a caller is to ask the table in
//! [`access`](crate::access).

pub mod account;
pub mod activity;
pub mod admin;
pub mod apikey;
pub mod bookmark;
pub mod confirmation;
pub mod curated_set;
pub(crate) mod guess;
pub mod health;
pub mod image;
pub mod limits;
pub mod oauth;
pub mod option_pack;
pub(crate) mod pace;
pub mod pattern;
pub mod post;
pub mod quota_request;
pub mod report;
pub mod set;
pub mod signin;
pub mod signup;
pub mod subscriber;
pub mod suggestion;
pub mod translation;
pub mod usage;
pub mod user;
