//! What is true of every URL.

mod bodies;
mod connection;
mod cors;
mod failures;
mod levels;
mod pages;
mod routing;
