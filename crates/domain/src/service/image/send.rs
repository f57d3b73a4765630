use super::{Attachment, receive};
use crate::access::Caller;
use crate::error::Error;
use crate::image::ImageSource;
use crate::ports::Ports;

/// Looks at a picture that a caller sent along, if one was. Where the request says that it is a test, and the caller's
/// account may test, it is not looked at.
///
/// # Errors
/// [`Error::ImgInvalid`]
pub fn receive_from(
    ports: &Ports,
    caller: &Caller,
    source: Option<&ImageSource>,
    says_test: bool,
) -> Result<Attachment, Error> {
    let test = says_test && source.is_some() && {
        let user = ports.store.find_user(caller.user)?.ok_or(Error::NotFound)?;
        ports.rules.tests.covers(says_test, &user.email)
    };
    receive(ports, source, test)
}
