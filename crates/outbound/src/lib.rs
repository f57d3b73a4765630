#![doc = include_str!("../README.md")]

mod address;
pub mod dispatch;
pub mod exports;
pub mod letter;
pub mod postman;
mod private;
pub mod settings;
pub mod transport;
