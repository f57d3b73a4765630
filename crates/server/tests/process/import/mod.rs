//! Moving in from the former server, with a database that it really wrote.

mod everything;
mod former;
mod refusals;
mod second_factor;
mod terminal;
