//! The second factor of the own account: set it up in two steps, switch it off.

mod activate;
mod enrol;
mod switch_off;

pub use activate::activate;
pub use enrol::enrol;
pub use switch_off::switch_off;

use crate::error::{Error, MfaStep};

/// Says at which step the store failed.
fn at(step: MfaStep) -> impl FnOnce(Error) -> Error {
    move |error| match error {
        Error::Store(cause) => Error::MfaFailed(step, cause),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::StoreError;

    #[test]
    fn a_store_that_fails_is_told_by_the_step() {
        let failed = |step| at(step)(StoreError::Damaged("x".to_owned()).into()).identifier();
        let steps = [MfaStep::Setup, MfaStep::Activation, MfaStep::Deactivation];
        assert_eq!(steps.map(failed), ["mfaSetupFailed", "mfaActivationFailed", "mfaDeactivationFailed"]);
        assert_eq!(at(MfaStep::Setup)(Error::MfaActive).identifier(), "mfaActive");
    }
}
