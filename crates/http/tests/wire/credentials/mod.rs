//! Who is recognised, on every route that asks.

mod keys;
mod tokens;
