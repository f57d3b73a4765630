#![doc = include_str!("../README.md")]

mod address;
mod attempts;
mod calls;
mod diary;
pub mod dispatch;
pub mod exports;
pub mod github;
pub mod images;
pub mod letter;
pub mod oauth;
pub mod postman;
mod private;
pub mod settings;
pub mod transport;
pub mod web;
