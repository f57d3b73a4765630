use crate::access::{Action, Caller};
use crate::error::Error;
use crate::image::{ImageSource, avatars};
use crate::ports::Ports;
use crate::service::image::{Attachment, receive};
use crate::user::User;

/// Looks at the picture that the owner of an account sends along with a change. It may have to be fetched, which takes as
/// long as it takes: so this comes before [`update`](super::update), and never while a password has its turn.
///
/// In a test, too: this is the one picture that tests do keep.
///
/// # Errors
/// [`Error::InsufficientAccessLevel`], [`Error::ImgInvalid`]
pub fn receive_picture(ports: &Ports, caller: &Caller, source: &ImageSource) -> Result<Attachment, Error> {
    caller.may(Action::UpdateAccount)?;
    receive(ports, Some(source), false)
}

/// Keeps it, under the first of the names that an account's picture has.
pub(super) fn keep(ports: &Ports, user: &User, picture: &Attachment) {
    let [own, _] = avatars(&user.ihash);
    let _kept_or_logged = picture.keep(ports, &own);
}
