use crate::curated_set::CuratedSet;
use crate::error::Error;
use crate::ids::CuratedSetId;
use crate::ports::Ports;

/// Every curated set, published or not, by height and then by number. For anybody.
///
/// # Errors
/// [`Error::Store`]
pub fn list(ports: &Ports) -> Result<Vec<CuratedSet>, Error> {
    Ok(ports.store.list_curated_sets()?)
}

/// One curated set, published or not. For anybody.
///
/// # Errors
/// [`Error::NotFound`]
pub fn read(ports: &Ports, id: CuratedSetId) -> Result<CuratedSet, Error> {
    ports.store.find_curated_set(id)?.ok_or(Error::NotFound)
}
