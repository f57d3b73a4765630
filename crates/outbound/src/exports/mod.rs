//! Where exports wait to be fetched.

mod folder;

pub use folder::FolderExports;
