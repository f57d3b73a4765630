//! Reports: issues and discussions, which need no account.

mod create;

pub use create::{create_discussion, create_issue, forge};
