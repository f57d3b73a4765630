//! `/curated-sets/suggest`, `/curated-sets/from`, `/option-packs/suggest`, `/suggested-sets`, `/suggested-packs`

mod accept;
mod handle;
mod packs;
mod picture;
mod sets;
