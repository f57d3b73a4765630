//! `/users/…`: profiles, cards, and what is kept of an account.

mod card;
mod data;
mod profile;
