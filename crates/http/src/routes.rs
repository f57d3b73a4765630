//! Every path, in one table.
//!
//! A route that needs a caller says so here, with the [`Action`] whose level it takes; the extractors of
//! [`crate::extract`] hold it to that before its handler runs. Such a route stands under `/jwt`, for tokens, and under
//! `/key`, for API keys.
//!
//! To add one: write its handler, add a line in `declare`, and a row in `tests/wire/access_matrix/table.rs` (the matrix
//! fails until you do).

mod failures;
mod registry;
mod router;

pub use registry::{Declared, Door, Needs, Scheme, declared};
pub(crate) use registry::{RouteName, Words};
pub(crate) use router::Pattern;

use actix_web::http::Method;
use freesewing_domain::access::Action;

use crate::handlers::{
    about, account, activity, admin, apikeys, bookmarks, confirmations, consent, curated_sets, exports, health, images,
    oauth, option_packs, patterns, posts, quota_requests, reports, second_factor, sets, signin, signup, subscribers,
    suggestions, translation, usage, username, users, whoami,
};
use failures::{
    ACCOUNT, ACTIVITY, APIKEY_PATCH, APIKEYS, BOOKMARK, BOOKMARK_PATCH, CONFIRM, CONSENT, CURATED_CLONE, CURATED_SET,
    CURATED_SET_PATCH, DECLINE, DISCUSSION, FOLLOW, GRANT, GUEST, IMAGE, INVITE, ISSUE, KEY_LIMITS, LEAK, LIMIT, MFA,
    MISMATCH, OAUTH, OPTION_PACK, OPTION_PACK_PATCH, PATTERN, PATTERN_PATCH, POST_PROPOSED, QUOTA_REQUEST, REVOKE,
    REVOKE_ALL, ROTATE, SET, SET_PATCH, SIGNIN, SIGNINLINK, SIGNUP, SLUG, SUBSCRIBER, SUGGEST_PACK, SUGGEST_SET,
    SUGGESTION, USAGE, USERNAME, WATCH,
};
use registry::{Purpose, Table};

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PATCH: Method = Method::PATCH;
const PUT: Method = Method::PUT;
const DELETE: Method = Method::DELETE;

/// **The table.** What stands behind a route are the ways in which it can fail, beyond those that come with its kind.
fn declare(table: &mut Table<'_, '_>) {
    table.open(GET, "/health", health::alive, &[]);
    table.open(GET, "/ready", health::ready, &[(503, &["notReady"])]);

    table.open(GET, "/about", about::read, &[]);

    table.open(POST, "/signup", signup::request, SIGNUP);
    table.open(POST, "/confirm/signup/{id}", signup::confirm, CONFIRM);
    table.open(GET, "/confirmations/{id}/{check}", confirmations::read, &[]);
    table.open(POST, "/signin", signin::by_password, SIGNIN);
    table.open(POST, "/signinlink", signin::send_link, SIGNINLINK);
    table.open(POST, "/signinlink/{id}/{check}", signin::by_link, FOLLOW);

    table.open(POST, "/signin/oauth/init", oauth::begin, &[(403, &["invalidProvider", "invalidLanguage"])]);
    table.open(POST, "/signin/oauth", oauth::finish, OAUTH);

    table.open(POST, "/issues", reports::create_issue, ISSUE);
    table.open(POST, "/discussions", reports::create_discussion, DISCUSSION);
    table.both(POST, "/flows/pr/blog", Action::ProposePost, posts::propose_blog, POST_PROPOSED);
    table.both(POST, "/flows/pr/showcase", Action::ProposePost, posts::propose_showcase, POST_PROPOSED);
    table.both(GET, "/slugs/blog/{slug}", Action::CheckSlug, posts::check_blog, SLUG);
    table.both(GET, "/slugs/showcase/{slug}", Action::CheckSlug, posts::check_showcase, SLUG);

    table.guest(GET, "/whoami/jwt", Action::ReadAccount, whoami::account, GUEST);
    table.guest(PATCH, "/consent/jwt", Action::GiveConsent, consent::give, CONSENT);
    table.key(GET, "/whoami/key", Action::ListApikeys, whoami::apikey, &[]);

    table.both(GET, "/account", Action::ReadAccount, account::read, &[]);
    table.both(PATCH, "/account", Action::UpdateAccount, account::update, ACCOUNT);
    table.both(POST, "/available/username", Action::CheckUsername, username::check, USERNAME);
    table.both(POST, "/account/mfa", Action::SetUpSecondFactor, second_factor::set_up, MFA);
    table.both(GET, "/account/export", Action::ExportAccount, account::export, &[]);
    table.both(GET, "/account/restrict", Action::RestrictAccount, account::restrict, &[]);
    table.both(GET, "/account/activity", Action::ReadActivity, activity::list, ACTIVITY);
    table.both(DELETE, "/account", Action::RemoveAccount, account::remove, &[]);
    table.both(GET, "/account/usage", Action::ReadUsage, usage::account, USAGE);
    table.open(GET, "/exports/{id}.json", exports::read, &[]);

    table.open(GET, "/users/{id}", users::profile, &[]);
    table.open(GET, "/users/{id}/card", users::card, &[]);
    table.both(GET, "/users/{id}", Action::ReadUserData, users::data, &[]);

    table.both(GET, "/apikeys", Action::ListApikeys, apikeys::list, &[]);
    table.both(POST, "/apikeys", Action::CreateApikey, apikeys::create, APIKEYS);
    table.both(GET, "/apikeys/{id}", Action::ReadApikey, apikeys::read, &[]);
    table.both(PATCH, "/apikeys/{id}", Action::UpdateApikey, apikeys::update, APIKEY_PATCH);
    table.both(DELETE, "/apikeys/{id}", Action::DeleteApikey, apikeys::delete, &[]);
    table.both(POST, "/apikeys/{id}/rotate", Action::RotateApikey, apikeys::rotate, ROTATE);
    table.both(GET, "/apikeys/{id}/usage", Action::ReadKeyUsage, usage::apikey, USAGE);
    table.open(POST, "/apikeys/leaked", apikeys::leaked, LEAK);
    table.open(POST, "/apikeys/revoke/{id}/{check}", apikeys::revoke_by_link, &[]);

    table.both(POST, "/quota-requests", Action::AskForQuota, quota_requests::create, QUOTA_REQUEST);
    table.both(GET, "/quota-requests", Action::AskForQuota, quota_requests::list, &[]);

    table.both(GET, "/sets", Action::ListSets, sets::list, &[]);
    table.both(POST, "/sets", Action::CreateSet, sets::create, SET);
    table.open(GET, "/sets/{id}.json", sets::read_json, &[]);
    table.open(GET, "/sets/{id}.yaml", sets::read_yaml, &[]);
    table.both(GET, "/sets/{id}", Action::ReadSet, sets::read, &[]);
    table.both(PATCH, "/sets/{id}", Action::UpdateSet, sets::update, SET_PATCH);
    table.both(DELETE, "/sets/{id}", Action::DeleteSet, sets::delete, &[]);
    table.both(POST, "/sets/{id}/clone", Action::CloneSet, sets::clone, &[]);

    table.open(GET, "/curated-sets", curated_sets::list, &[]);
    table.open(GET, "/curated-sets.json", curated_sets::list_json, &[]);
    table.open(GET, "/curated-sets.yaml", curated_sets::list_yaml, &[]);
    table.open(GET, "/curated-sets/{id}.json", curated_sets::read_json, &[]);
    table.open(GET, "/curated-sets/{id}.yaml", curated_sets::read_yaml, &[]);
    table.open(GET, "/curated-sets/{id}", curated_sets::read, &[]);
    table.both(POST, "/curated-sets", Action::CurateSets, curated_sets::create, CURATED_SET);
    table.both(PATCH, "/curated-sets/{id}", Action::CurateSets, curated_sets::update, CURATED_SET_PATCH);
    table.both(DELETE, "/curated-sets/{id}", Action::CurateSets, curated_sets::delete, &[]);
    table.both(POST, "/curated-sets/{id}/clone", Action::CloneCuratedSet, curated_sets::clone, CURATED_CLONE);
    table.both(POST, "/curated-sets/suggest", Action::SuggestSet, suggestions::suggest_set, SUGGEST_SET);
    table.both(POST, "/curated-sets/from/{id}", Action::HandleSuggestions, suggestions::accept_set, &[]);
    table.both(GET, "/suggested-sets", Action::HandleSuggestions, suggestions::list_sets, &[]);
    table.both(DELETE, "/suggested-sets/{id}", Action::HandleSuggestions, suggestions::delete_set, MISMATCH);

    table.open(GET, "/option-packs", option_packs::list, &[]);
    table.open(GET, "/option-packs.json", option_packs::list_json, &[]);
    table.open(GET, "/option-packs.yaml", option_packs::list_yaml, &[]);
    table.open(GET, "/option-packs/{id}.json", option_packs::read_json, &[]);
    table.open(GET, "/option-packs/{id}.yaml", option_packs::read_yaml, &[]);
    table.open(GET, "/option-packs/{id}", option_packs::read, &[]);
    table.both(POST, "/option-packs", Action::CurateOptionPacks, option_packs::create, OPTION_PACK);
    table.both(PATCH, "/option-packs/{id}", Action::CurateOptionPacks, option_packs::update, OPTION_PACK_PATCH);
    table.both(DELETE, "/option-packs/{id}", Action::CurateOptionPacks, option_packs::delete, &[]);
    table.both(POST, "/option-packs/suggest", Action::SuggestOptionPack, suggestions::suggest_pack, SUGGEST_PACK);
    table.both(GET, "/suggested-packs", Action::HandleSuggestions, suggestions::list_packs, &[]);
    table.both(DELETE, "/suggested-packs/{id}", Action::HandleSuggestions, suggestions::delete_pack, MISMATCH);

    table.open(POST, "/subscriber", subscribers::request, SUBSCRIBER);
    table.open(PUT, "/subscriber", subscribers::confirm, &[(400, &["idMissing", "ehashMissing"]), (404, &[])]);
    table.open(DELETE, "/subscriber/{id}/{ehash}", subscribers::unsubscribe, &[]);

    table.both(POST, "/flows/translator-invite", Action::AskToTranslate, translation::invite, INVITE);
    table.both(POST, "/flows/language-suggestion", Action::AskToTranslate, translation::suggest, SUGGESTION);

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
    table.both(GET, "/admin/usage", Action::WatchUsage, usage::everybody, WATCH);
    table.both(GET, "/admin/health", Action::WatchHealth, health::report, &[]);
    table.both(PATCH, "/admin/user/{id}", Action::AdministerUsers, admin::update, &[(400, &["limitsInvalid"])]);
    table.both(PATCH, "/admin/apikeys/{id}", Action::AdministerUsers, apikeys::limit, KEY_LIMITS);
    table.both(POST, "/admin/apikeys/{id}/revoke", Action::RevokeApikeys, apikeys::revoke, REVOKE);
    table.both(POST, "/admin/user/{id}/revoke-keys", Action::RevokeApikeys, apikeys::revoke_all, REVOKE_ALL);
    let handle = Action::HandleQuotaRequests;
    table.both(GET, "/admin/quota-requests", handle, quota_requests::list_all, LIMIT);
    table.both(POST, "/admin/quota-requests/{id}/grant", handle, quota_requests::grant, GRANT);
    table.both(POST, "/admin/quota-requests/{id}/decline", handle, quota_requests::decline, DECLINE);
    table.both(GET, "/admin/user/{id}/activity", Action::WatchActivity, activity::list_of, ACTIVITY);
    table.both(GET, "/admin/activity", Action::WatchActivity, activity::list_all, ACTIVITY);
    table.token(GET, "/admin/impersonate/{id}/jwt", Action::AdministerUsers, admin::impersonate, &[]);

    table.open(POST, "/images", images::upload_anonymously, IMAGE);
    table.both(POST, "/images", Action::UploadImage, images::upload, IMAGE);
    table.open(GET, "/images/{id}", images::read, &[]);
    table.both(DELETE, "/images/{id}", Action::DeleteImage, images::delete, &[(500, &["unableToRemoveImage"])]);
}

/// Registers every route, to be called.
pub(crate) fn serve(config: &mut paperclip::actix::web::ServiceConfig<'_>) {
    let mut table = Table::new(config, Purpose::Serve);
    declare(&mut table);
    table.finish();
}

/// Registers every route, to be told of in the API document.
pub(crate) fn document(config: &mut paperclip::actix::web::ServiceConfig<'_>) {
    declare(&mut Table::new(config, Purpose::Document));
}
