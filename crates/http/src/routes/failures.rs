//! The ways in which routes can fail, beyond those that come with their kind; where several fail alike, or in many ways.

use super::registry::Failures;

pub(super) const SIGNUP: Failures = &[
    (400, &["postBodyMissing", "emailMissing", "languageMissing", "unsupportedLanguage", "emailInvalid"]),
    (500, &["createAccountFailed"]),
];
pub(super) const SIGNIN: Failures = &[
    (400, &["postBodyMissing", "usernameMissing", "passwordMissing"]),
    (401, &["signInFailed"]),
    (403, &["mfaTokenRequired", "statusLacking", "accountBlocked"]),
    (503, &["serverBusy"]),
];
pub(super) const CONFIRM: Failures =
    &[(400, &["postBodyMissing", "consentRequired"]), (401, &["signInFailed"]), (403, &["mfaTokenRequired"])];
pub(super) const FOLLOW: Failures =
    &[(401, &["signInFailed"]), (403, &["mfaTokenRequired", "statusLacking", "accountBlocked"])];
pub(super) const SIGNINLINK: Failures = &[(400, &["postBodyMissing", "usernameMissing"]), (401, &["signInFailed"])];
pub(super) const OAUTH: Failures = &[
    (401, &["signInFailed"]),
    (403, &["invalidProvider", "stateInvalid", "codeInvalid", "mfaTokenRequired", "statusLacking", "accountBlocked"]),
    (451, &["consentLacking"]),
    (500, &["createAccountFailed"]),
    (502, &["providerFailed"]),
];
pub(super) const ISSUE: Failures = &[(
    400,
    &[
        "notEnabled",
        "postBodyMissing",
        "titleMissing",
        "bodyMissing",
        "titleTooLong",
        "bodyTooLong",
        "labelsTooLong",
        "assigneesTooLong",
        "createIssueFailed",
    ],
)];
pub(super) const DISCUSSION: Failures = &[(
    400,
    &[
        "notEnabled",
        "postBodyMissing",
        "titleMissing",
        "bodyMissing",
        "titleTooLong",
        "bodyTooLong",
        "createDiscussionFailed",
    ],
)];
pub(super) const POST_PROPOSED: Failures = &[(
    400,
    &[
        "markdownMissing",
        "slugMissing",
        "languageMissing",
        "slugInvalid",
        "slugTooLong",
        "languageInvalid",
        "markdownTooLong",
        "notEnabled",
        "createPostFailed",
    ],
)];
pub(super) const SLUG: Failures = &[(502, &["providerFailed"])];
pub(super) const GUEST: Failures =
    &[(401, &["accountDisabled", "accountBlocked", "accountInactive"]), (451, &["consentLacking"])];
pub(super) const CONSENT: Failures = &[(400, &["consentInvalid"]), (401, &["accountDisabled", "accountBlocked"])];
pub(super) const USERNAME: Failures = &[(400, &["usernameMissing"]), (404, &[])];
pub(super) const ACCOUNT: Failures = &[
    (
        400,
        &[
            "emailInvalid",
            "imgInvalid",
            "bioTooLong",
            "dataTooLong",
            "usernameTooLong",
            "passwordTooLong",
            "imgTooLong",
        ],
    ),
    (404, &[]),
    (503, &["serverBusy"]),
];
pub(super) const MFA: Failures = &[
    (400, &["invalidMfaSetting", "mfaActive", "mfaTokenMissing", "passwordMissing"]),
    (401, &["authenticationFailed"]),
    (403, &["mfaTokenInvalid"]),
    (500, &["mfaSetupFailed", "mfaActivationFailed", "mfaDeactivationFailed"]),
    (503, &["serverBusy"]),
];
pub(super) const APIKEYS: Failures = &[(
    400,
    &[
        "postBodyMissing",
        "nameMissing",
        "levelMissing",
        "levelNotNumeric",
        "invalidLevel",
        "expiresInMissing",
        "expiresIsNotNumeric",
        "expiresInInvalid",
        "expiresIsHigherThanMaximum",
        "keyLevelExceedsRoleLevel",
        "nameTooLong",
    ],
)];
pub(super) const CURATED_SET: Failures = &[(
    400,
    &[
        "postBodyMissing",
        "nameEnMissing",
        "measiesInvalid",
        "infoInvalid",
        "heightInvalid",
        "imgInvalid",
        "nameTooLong",
        "notesTooLong",
        "tagsTooLong",
        "measiesTooLong",
        "infoTooLong",
        "imgTooLong",
    ],
)];
pub(super) const CURATED_SET_PATCH: Failures = &[(
    400,
    &["heightInvalid", "imgInvalid", "nameTooLong", "notesTooLong", "measiesTooLong", "infoTooLong", "imgTooLong"],
)];
pub(super) const CURATED_CLONE: Failures = &[(400, &["nameMissing"]), (403, &["languageMissing"])];
pub(super) const SUGGEST_SET: Failures = &[
    (400, &["imgInvalid", "nameTooLong", "notesTooLong", "heightTooLong", "imgTooLong"]),
    (403, &["setMissing", "heightMissing", "nameMissing", "imgMissing"]),
];
pub(super) const OPTION_PACK: Failures = &[(
    400,
    &[
        "postBodyMissing",
        "designMissing",
        "nameEnMissing",
        "optionsInvalid",
        "infoInvalid",
        "imgInvalid",
        "designTooLong",
        "nameTooLong",
        "notesTooLong",
        "tagsTooLong",
        "optionsTooLong",
        "infoTooLong",
        "imgTooLong",
    ],
)];
pub(super) const OPTION_PACK_PATCH: Failures =
    &[(400, &["imgInvalid", "nameTooLong", "notesTooLong", "optionsTooLong", "infoTooLong", "imgTooLong"])];
pub(super) const SUGGEST_PACK: Failures = &[
    (400, &["designTooLong", "notesTooLong", "optionsTooLong"]),
    (403, &["designMissing", "optionsMissing", "notesMissing"]),
];
pub(super) const MISMATCH: Failures = &[(400, &["typeMismatch"])];
pub(super) const SUBSCRIBER: Failures = &[(400, &["emailMissing", "languageMissing", "emailInvalid"])];
pub(super) const INVITE: Failures = &[(400, &["postBodyMissing", "languageMissing", "languageInvalid"])];
pub(super) const SUGGESTION: Failures = &[(400, &["postBodyMissing", "languageMissing", "bodyTooLong"])];
pub(super) const PATTERN: Failures = &[(
    400,
    &[
        "postBodyMissing",
        "settingsNotAnObject",
        "dataNotAnObject",
        "designMissing",
        "designNotStringy",
        "imgInvalid",
        "designTooLong",
        "settingsTooLong",
        "dataTooLong",
        "nameTooLong",
        "notesTooLong",
        "imgTooLong",
    ],
)];
pub(super) const PATTERN_PATCH: Failures =
    &[(400, &["imgInvalid", "nameTooLong", "notesTooLong", "dataTooLong", "settingsTooLong", "imgTooLong"])];
pub(super) const BOOKMARK: Failures = &[(
    400,
    &["postBodyMissing", "titleMissing", "urlMissing", "typeMissing", "typeInvalid", "titleTooLong", "urlTooLong"],
)];
pub(super) const BOOKMARK_PATCH: Failures = &[(400, &["titleTooLong", "urlTooLong"])];
pub(super) const SET: Failures = &[(
    400,
    &["postBodyMissing", "nameMissing", "nameTooLong", "notesTooLong", "measiesTooLong", "imgTooLong", "imgInvalid"],
)];
pub(super) const SET_PATCH: Failures =
    &[(400, &["nameTooLong", "notesTooLong", "measiesTooLong", "imgTooLong", "imgInvalid"])];
pub(super) const IMAGE: Failures = &[(
    400,
    &[
        "postBodyMissing",
        "imgOrUrlMissing",
        "typeMissing",
        "typeInvalid",
        "subIdMissing",
        "subIdInvalid",
        "slugMissing",
        "slugInvalid",
        "slugTooLong",
        "imgInvalid",
        "imgTooLong",
        "urlInvalid",
        "urlTooLong",
    ],
)];

pub(super) const APIKEY_PATCH: Failures = &[(
    400,
    &[
        "postBodyMissing",
        "levelNotNumeric",
        "invalidLevel",
        "nameMissing",
        "nameTooLong",
        "expiresIsNotNumeric",
        "expiresInMissing",
        "expiresInInvalid",
        "expiresIsHigherThanMaximum",
        "expiresAtInvalid",
        "keyNotActive",
        "keyLevelRaised",
        "keyLifeExtended",
    ],
)];
pub(super) const ROTATE: Failures =
    &[(400, &["postBodyMissing", "overlapInvalid", "keyNotActive", "keyLevelExceedsRoleLevel"])];
pub(super) const REVOKE: Failures = &[(400, &["postBodyMissing", "reasonMissing", "reasonTooLong", "keyNotActive"])];
pub(super) const REVOKE_ALL: Failures = &[(400, &["postBodyMissing", "reasonMissing", "reasonTooLong"])];
pub(super) const QUOTA_REQUEST: Failures = &[(
    400,
    &["postBodyMissing", "purposeMissing", "purposeTooLong", "quotaMissing", "quotaInvalid", "quotaRequestPending"],
)];
pub(super) const LIMIT: Failures = &[(400, &["limitInvalid"])];
pub(super) const GRANT: Failures = &[(400, &["answerTooLong", "quotaInvalid", "quotaRequestDecided"])];
pub(super) const DECLINE: Failures =
    &[(400, &["postBodyMissing", "answerMissing", "answerTooLong", "quotaRequestDecided"])];
pub(super) const ACTIVITY: Failures = &[(400, &["kindInvalid", "beforeInvalid", "limitInvalid"])];
pub(super) const USAGE: Failures = &[(400, &["spanInvalid", "byInvalid"])];
pub(super) const WATCH: Failures = &[(400, &["spanInvalid", "byInvalid", "limitInvalid"])];
pub(super) const KEY_LIMITS: Failures = &[(400, &["postBodyMissing", "limitsInvalid"])];
pub(super) const LEAK: Failures = &[(400, &["postBodyMissing", "secretInvalid"]), (503, &["serverBusy"])];
