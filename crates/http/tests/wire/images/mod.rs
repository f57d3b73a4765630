//! `/images`: pictures that are uploaded on their own, and all pictures as they are shown.

mod delete;
mod read;
mod upload;
