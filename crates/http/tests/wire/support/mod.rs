//! What the tests stand on: the real app over a store of its own, people to call it, and a clock that they can move.

pub(crate) mod album;
pub(crate) mod answer;
pub(crate) mod app;
pub(crate) mod call;
pub(crate) mod clock;
pub(crate) mod hosts;
pub(crate) mod house;
pub(crate) mod outbox;
pub(crate) mod people;
pub(crate) mod pictures;
pub(crate) mod providers;
pub(crate) mod second_factor;
pub(crate) mod stores;
pub(crate) mod things;

pub(crate) use answer::Answer;
pub(crate) use app::TestApp;
pub(crate) use people::{TestKey, TestUser};
pub(crate) use stores::on_each_store;
