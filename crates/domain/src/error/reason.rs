//! Why exactly, where an error has several reasons.

/// A step in the life of a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the names on the wire")]
pub enum MfaStep {
    Setup,
    Activation,
    Deactivation,
}

impl MfaStep {
    /// The identifier on the wire of its failure.
    #[must_use]
    pub const fn failed(self) -> &'static str {
        match self {
            Self::Setup => "mfaSetupFailed",
            Self::Activation => "mfaActivationFailed",
            Self::Deactivation => "mfaDeactivationFailed",
        }
    }
}

/// What a suggestion can lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the names on the wire")]
pub enum Lacking {
    Set,
    Height,
    Name,
    Img,
    Design,
    Options,
    Notes,
}

impl Lacking {
    /// The identifier on the wire.
    #[must_use]
    pub const fn identifier(self) -> &'static str {
        match self {
            Self::Set => "setMissing",
            Self::Height => "heightMissing",
            Self::Name => "nameMissing",
            Self::Img => "imgMissing",
            Self::Design => "designMissing",
            Self::Options => "optionsMissing",
            Self::Notes => "notesMissing",
        }
    }
}

/// Why an account that proved who it is may not go on all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Consent was not given, or was taken back.
    #[error("consent is lacking")]
    ConsentLacking,
    /// Disabled by its owner.
    #[error("the account is disabled")]
    AccountDisabled,
    /// Blocked by a maintainer.
    #[error("the account is blocked")]
    AccountBlocked,
    /// Signed up, and never confirmed.
    #[error("the account is not active")]
    AccountInactive,
}

impl Refusal {
    /// The identifier on the wire.
    #[must_use]
    pub const fn identifier(self) -> &'static str {
        match self {
            Self::ConsentLacking => "consentLacking",
            Self::AccountDisabled => "accountDisabled",
            Self::AccountBlocked => "accountBlocked",
            Self::AccountInactive => "accountInactive",
        }
    }
}
