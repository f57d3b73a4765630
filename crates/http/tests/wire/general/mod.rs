//! What is true of every URL.

mod about;
mod account_pages;
mod bodies;
mod connection;
mod cors;
mod failures;
mod guide;
mod levels;
mod pages;
mod routing;
mod website_links;
