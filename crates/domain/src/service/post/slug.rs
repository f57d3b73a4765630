use crate::access::{Action, Caller};
use crate::error::Error;
use crate::ports::Ports;
use crate::post::PostKind;

/// Whether no post has this name. Where posts cannot be proposed there are none, so every name is free.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ProviderFailed`]
pub fn is_slug_free(ports: &Ports, caller: &Caller, kind: PostKind, slug: &str) -> Result<bool, Error> {
    caller.may(Action::CheckSlug)?;
    let Some(forge) = &ports.github else {
        return Ok(true);
    };
    let used = forge.list_posts(kind).map_err(|_| Error::ProviderFailed)?;
    Ok(!used.iter().any(|one| one == slug))
}
