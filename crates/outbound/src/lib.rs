#![doc = include_str!("../README.md")]

mod address;
pub mod dispatch;
pub mod letter;
pub mod postman;
pub mod settings;
pub mod transport;
