#![doc = include_str!("../README.md")]

mod address;
mod calls;
pub mod dispatch;
pub mod images;
pub mod letter;
pub mod postman;
pub mod settings;
pub mod transport;
