//! Turning text that somebody chose into bytes that are slow to guess.

use freesewing_domain::error::Error;
use scrypt::Params;

/// Binary logarithm of the cost: 16384 rounds of 1 KiB, so 16 MiB and some 40 milliseconds.
const LOG_COST: u8 = 14;
const BLOCK: u32 = 8;
const LANES: u32 = 1;

/// Stretches text with scrypt, at the one cost that everything the reference keeps was made with.
///
/// # Errors
/// [`Error::Internal`], never seen with these numbers.
pub(crate) fn stretch<const N: usize>(text: &[u8], salt: &[u8]) -> Result<[u8; N], Error> {
    let params = Params::new(LOG_COST, BLOCK, LANES).map_err(|e| Error::Internal(e.to_string()))?;
    let mut bytes = [0; N];
    scrypt::scrypt(text, salt, &params, &mut bytes).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(bytes)
}
