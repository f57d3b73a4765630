use crate::access::{Action, Caller};
use crate::confirmation::{Confirmation, Purpose, SuggestedPack, SuggestedSet};
use crate::error::Error;
use crate::ids::ConfirmationId;
use crate::image::ImageSource;
use crate::ports::Ports;
use crate::service::image;

/// A set that somebody proposes.
#[derive(Clone, Debug)]
pub struct SetSuggestion {
    /// What is proposed.
    pub suggested: SuggestedSet,
    /// A picture to go with it.
    pub image: Option<ImageSource>,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// Proposes a measurement set to the curators. Whether there is such a set, and whether it may be used, is decided when
/// one of them accepts it.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ImgInvalid`]
pub fn suggest_set(ports: &Ports, caller: &Caller, suggestion: SetSuggestion) -> Result<ConfirmationId, Error> {
    caller.may(Action::SuggestSet)?;
    let attachment = image::receive_from(ports, caller, suggestion.image.as_ref(), suggestion.test)?;
    let id = keep(ports, caller, Purpose::SuggestedSet(suggestion.suggested))?;
    let _kept_or_logged = attachment.keep(ports, &id.image());
    Ok(id)
}

/// Proposes an option pack to the curators.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`]
pub fn suggest_pack(ports: &Ports, caller: &Caller, suggested: SuggestedPack) -> Result<ConfirmationId, Error> {
    caller.may(Action::SuggestOptionPack)?;
    keep(ports, caller, Purpose::SuggestedPack(suggested))
}

fn keep(ports: &Ports, caller: &Caller, purpose: Purpose) -> Result<ConfirmationId, Error> {
    let suggestion = Confirmation {
        id: ConfirmationId(ports.random.uuid()?),
        created_at: ports.clock.now(),
        user: Some(caller.user),
        purpose,
    };
    ports.store.create_confirmation(&suggestion, None)?;
    Ok(suggestion.id)
}
