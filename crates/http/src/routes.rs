//! Every path, in one table.
//!
//! A route that needs a caller says so here, with the [`Action`] whose level it takes; the extractors of
//! [`crate::extract`] hold it to that before its handler runs. Such a route stands under `/jwt`, for tokens, and under
//! `/key`, for API keys.
//!
//! To add one: write its handler, add a line in `declare`, and a row in `tests/wire/access_matrix/table.rs` (the matrix
//! fails until you do).

mod registry;

pub(crate) use registry::Words;
pub use registry::{Declared, Door, Needs, Scheme, declared};

use actix_web::http::Method;
use freesewing_domain::access::Action;

use crate::handlers::{account, apikeys, confirmations, consent, sets, signin, signup, username, whoami};
use registry::{Failures, Table};

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PATCH: Method = Method::PATCH;
const DELETE: Method = Method::DELETE;

/// **The table.** What stands behind a route are the ways in which it can fail, beyond those that come with its kind.
fn declare(table: &mut Table<'_, '_>) {
    table.open(POST, "/signup", signup::request, SIGNUP);
    table.open(POST, "/confirm/signup/{id}", signup::confirm, &[(400, &["postBodyMissing", "consentRequired"])]);
    table.open(GET, "/confirmations/{id}/{check}", confirmations::read, &[]);
    table.open(POST, "/signin", signin::by_password, SIGNIN);
    table.open(POST, "/signinlink", signin::send_link, SIGNINLINK);
    table.open(POST, "/signinlink/{id}/{check}", signin::by_link, &[(403, &["statusLacking", "accountBlocked"])]);

    table.guest(GET, "/whoami/jwt", Action::ReadAccount, whoami::account, GUEST);
    table.guest(PATCH, "/consent/jwt", Action::GiveConsent, consent::give, CONSENT);
    table.key(GET, "/whoami/key", Action::ListApikeys, whoami::apikey, &[]);

    table.both(GET, "/account", Action::ReadAccount, account::read, &[]);
    table.both(PATCH, "/account", Action::UpdateAccount, account::update, ACCOUNT);
    table.both(POST, "/available/username", Action::CheckUsername, username::check, USERNAME);

    table.both(GET, "/apikeys", Action::ListApikeys, apikeys::list, &[]);
    table.both(POST, "/apikeys", Action::CreateApikey, apikeys::create, APIKEYS);
    table.both(GET, "/apikeys/{id}", Action::ReadApikey, apikeys::read, &[]);
    table.both(DELETE, "/apikeys/{id}", Action::DeleteApikey, apikeys::delete, &[]);

    table.both(GET, "/sets", Action::ListSets, sets::list, &[]);
    table.both(POST, "/sets", Action::CreateSet, sets::create, SET);
    table.open(GET, "/sets/{id}.json", sets::read_json, &[]);
    table.open(GET, "/sets/{id}.yaml", sets::read_yaml, &[]);
    table.both(GET, "/sets/{id}", Action::ReadSet, sets::read, &[]);
    table.both(PATCH, "/sets/{id}", Action::UpdateSet, sets::update, SET_PATCH);
    table.both(DELETE, "/sets/{id}", Action::DeleteSet, sets::delete, &[]);
    table.both(POST, "/sets/{id}/clone", Action::CloneSet, sets::clone, &[]);
}

const SIGNUP: Failures = &[
    (400, &["postBodyMissing", "emailMissing", "languageMissing", "unsupportedLanguage", "emailInvalid"]),
    (500, &["createAccountFailed"]),
];
const SIGNIN: Failures = &[
    (400, &["postBodyMissing", "usernameMissing", "passwordMissing"]),
    (401, &["signInFailed"]),
    (403, &["statusLacking", "accountBlocked"]),
];
const SIGNINLINK: Failures = &[(400, &["postBodyMissing", "usernameMissing"]), (401, &["signInFailed"])];
const GUEST: Failures = &[(401, &["accountDisabled", "accountBlocked", "accountInactive"]), (451, &["consentLacking"])];
const CONSENT: Failures = &[(400, &["consentInvalid"]), (401, &["accountDisabled", "accountBlocked"])];
const ACCOUNT: Failures =
    &[(400, &["emailInvalid", "bioTooLong", "dataTooLong", "usernameTooLong", "passwordTooLong"]), (404, &[])];
const USERNAME: Failures = &[(400, &["usernameMissing"]), (404, &[])];
const APIKEYS: Failures = &[(
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
const SET: Failures =
    &[(400, &["postBodyMissing", "nameMissing", "nameTooLong", "notesTooLong", "measiesTooLong", "imgTooLong"])];
const SET_PATCH: Failures = &[(400, &["nameTooLong", "notesTooLong", "measiesTooLong", "imgTooLong"])];

/// Registers every route.
pub(crate) fn configure(config: &mut paperclip::actix::web::ServiceConfig<'_>) {
    declare(&mut Table::new(config));
}
