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

use crate::handlers::{
    account, admin, apikeys, bookmarks, confirmations, consent, exports, patterns, sets, signin, signup, username,
    users, whoami,
};
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
    table.both(GET, "/account/export", Action::ExportAccount, account::export, &[]);
    table.both(GET, "/account/restrict", Action::RestrictAccount, account::restrict, &[]);
    table.both(DELETE, "/account", Action::RemoveAccount, account::remove, &[]);
    table.open(GET, "/exports/{id}.json", exports::read, &[]);
    table.both(POST, "/available/username", Action::CheckUsername, username::check, &[(400, &["usernameMissing"])]);

    table.open(GET, "/users/{id}", users::profile, &[]);
    table.open(GET, "/users/{id}/card", users::card, &[]);
    table.both(GET, "/users/{id}", Action::ReadUserData, users::data, &[]);

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

    table.both(GET, "/patterns", Action::ListPatterns, patterns::list, &[]);
    table.both(POST, "/patterns", Action::CreatePattern, patterns::create, PATTERN);
    table.open(GET, "/patterns/{id}.json", patterns::read_json, &[]);
    table.open(GET, "/patterns/{id}.yaml", patterns::read_yaml, &[]);
    table.both(GET, "/patterns/{id}", Action::ReadPattern, patterns::read, &[(403, &["idNotNumeric"])]);
    table.both(PATCH, "/patterns/{id}", Action::UpdatePattern, patterns::update, PATTERN_PATCH);
    table.both(DELETE, "/patterns/{id}", Action::DeletePattern, patterns::delete, &[]);
    table.both(POST, "/patterns/{id}/clone", Action::ClonePattern, patterns::clone, &[]);

    table.both(GET, "/bookmarks", Action::ListBookmarks, bookmarks::list, &[]);
    table.both(POST, "/bookmarks", Action::CreateBookmark, bookmarks::create, BOOKMARK);
    table.both(GET, "/bookmarks/{id}", Action::ReadBookmark, bookmarks::read, &[]);
    table.both(PATCH, "/bookmarks/{id}", Action::UpdateBookmark, bookmarks::update, BOOKMARK_PATCH);
    table.both(DELETE, "/bookmarks/{id}", Action::DeleteBookmark, bookmarks::delete, &[]);

    table.both(POST, "/admin/search/users", Action::AdministerUsers, admin::search, &[]);
    table.both(GET, "/admin/user/{id}", Action::AdministerUsers, admin::read, &[]);
    table.both(PATCH, "/admin/user/{id}", Action::AdministerUsers, admin::update, &[]);
    table.token(GET, "/admin/impersonate/{id}/jwt", Action::AdministerUsers, admin::impersonate, &[]);
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
const PATTERN: Failures = &[(
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
const PATTERN_PATCH: Failures =
    &[(400, &["imgInvalid", "nameTooLong", "notesTooLong", "dataTooLong", "settingsTooLong", "imgTooLong"])];
const BOOKMARK: Failures = &[(
    400,
    &["postBodyMissing", "titleMissing", "urlMissing", "typeMissing", "typeInvalid", "titleTooLong", "urlTooLong"],
)];
const BOOKMARK_PATCH: Failures = &[(400, &["titleTooLong", "urlTooLong"])];

/// Registers every route.
pub(crate) fn configure(config: &mut paperclip::actix::web::ServiceConfig<'_>) {
    declare(&mut Table::new(config));
}
