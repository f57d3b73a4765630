use crate::error::Error;
use crate::ids::OptionPackId;
use crate::option_pack::OptionPack;
use crate::ports::Ports;

/// Every option pack, by number. For anybody.
///
/// # Errors
/// [`Error::Store`]
pub fn list(ports: &Ports) -> Result<Vec<OptionPack>, Error> {
    Ok(ports.store.list_option_packs()?)
}

/// The option packs of a design, by number. For anybody.
///
/// # Errors
/// [`Error::NotFound`] when there are none: there may be no such design.
pub fn list_for_design(ports: &Ports, design: &str) -> Result<Vec<OptionPack>, Error> {
    let packs = ports.store.list_option_packs_for_design(&design.to_lowercase())?;
    if packs.is_empty() { Err(Error::NotFound) } else { Ok(packs) }
}

/// One option pack. For anybody.
///
/// # Errors
/// [`Error::NotFound`]
pub fn read(ports: &Ports, id: OptionPackId) -> Result<OptionPack, Error> {
    ports.store.find_option_pack(id)?.ok_or(Error::NotFound)
}
