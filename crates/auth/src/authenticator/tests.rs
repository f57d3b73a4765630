//! The authenticator on a store that holds just enough.

mod house;
mod key;
mod token;
