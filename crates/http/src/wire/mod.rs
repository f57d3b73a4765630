//! What goes over the wire: one module for each noun, with the bodies that come in and the answers that go out.
//!
//! A body type says in its fields what may be sent (that is what the API documentation shows), and in [`Readable`] how
//! what really came is read: field by field, in the order of the contract, the first thing that is wrong answers.

pub mod about;
mod accept;
pub mod account;
pub mod activity;
pub mod admin;
pub mod answer;
pub mod apikey;
pub mod bookmark;
pub mod card;
pub(crate) mod compression;
pub mod confirmation;
pub mod curated_set;
pub mod export;
pub mod fields;
pub mod health;
pub mod image;
pub mod json;
pub mod limits;
pub mod moment;
mod number;
pub mod oauth;
pub mod option_pack;
pub mod pattern;
pub mod post;
pub mod public;
pub mod quota_request;
pub mod report;
pub mod second_factor;
pub mod set;
pub mod signin;
pub mod signup;
pub mod subscriber;
pub mod suggestion;
pub mod translated;
pub mod translation;
pub mod usage;
pub mod user;
pub(crate) mod validator;
pub mod yaml;

pub use answer::{Answer, Deleted, Done, DoneWithData, Outcome};
pub use fields::{Fields, Readable};
pub use moment::Moment;
pub use public::Public;
