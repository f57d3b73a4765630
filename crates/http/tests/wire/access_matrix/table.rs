//! Who may do what, as the contract has it (section 3). Written out here once more on purpose: the code's own table is
//! what is under test.

/// Who gets in at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Door {
    /// Everybody.
    Everybody,
    /// Good tokens, also of accounts that are out of order.
    Guest,
    /// Good tokens.
    Token,
    /// Good keys.
    Key,
}

/// What it takes on another user's things.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Others {
    /// There are none on this route.
    None,
    /// This level.
    From(u8),
    /// This level, or that it is public.
    PublicOr(u8),
    /// No level would do.
    Never,
}

/// One route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) door: Door,
    pub(crate) level: u8,
    pub(crate) others: Others,
    /// What is sent, and how it is answered to whoever is let in.
    pub(crate) body: &'static str,
    pub(crate) good: u16,
}

const fn open(method: &'static str, path: &'static str, body: &'static str, good: u16) -> Row {
    Row { method, path, door: Door::Everybody, level: 0, others: Others::None, body, good }
}

const fn own(method: &'static str, path: &'static str, door: Door, level: u8, body: &'static str, good: u16) -> Row {
    Row { method, path, door, level, others: Others::None, body, good }
}

const fn thing(method: &'static str, path: &'static str, door: Door, level: u8, others: Others, good: u16) -> Row {
    Row { method, path, door, level, others, body: r#"{"name":"another name"}"#, good }
}

const SIGNUP: &str = r#"{"email":"matrix@freesewing.dev","language":"en","test":true}"#;
const CONSENT: &str = r#"{"consent":1}"#;
const BIO: &str = r#"{"bio":"I sew."}"#;
/// A name that is taken; one that is free is answered by 404.
const NAME: &str = r#"{"username":"user-1"}"#;
/// Anybody may make this key: no key is above its maker.
const APIKEY: &str = r#"{"name":"x","level":0,"expiresIn":60}"#;
const SEARCH: &str = r#"{"q":"user-1"}"#;
const OVERLAP: &str = r#"{"overlap":60}"#;
const REASON: &str = r#"{"reason":"too much"}"#;
/// Lacks how much: a second whole one would find the first in its way.
const PURPOSE: &str = r#"{"purpose":"x"}"#;
const ANSWER: &str = r#"{"answer":"too much"}"#;
const LIMITS: &str = r#"{"limits":{"perMinute":5000}}"#;
const STATUS: &str = r#"{"status":1}"#;
const SET: &str = r#"{"name":"x"}"#;
const CURATED_SET: &str = r#"{"nameEn":"x"}"#;
const CLONE: &str = r#"{"language":"en"}"#;
const SUGGEST_SET: &str = r#"{"set":1,"height":"166cm","name":"x","img":"x","test":true}"#;
const OPTION_PACK: &str = r#"{"design":"aaron","nameEn":"x"}"#;
const SUGGEST_PACK: &str = r#"{"design":"aaron","options":{},"notes":"x"}"#;
const SUBSCRIBER: &str = r#"{"email":"matrix@freesewing.dev","language":"en","test":true}"#;
const TRANSLATE: &str = r#"{"language":"nl"}"#;
const PATTERN: &str = r#"{"design":"aaron","settings":{}}"#;
const BOOKMARK: &str = r#"{"title":"t","url":"/u","type":"set"}"#;
/// One grey pixel.
const IMAGE: &str = r#"{"img":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==","type":"support","subId":1,"slug":"matrix"}"#;

/// **The table.**
pub(crate) const ROWS: &[Row] = &[
    open("GET", "/health", "", 200),
    open("GET", "/ready", "", 200),
    open("GET", "/about", "", 200),
    open("POST", "/signup", SIGNUP, 201),
    open("POST", "/confirm/signup/{id}", CONSENT, 404),
    open("GET", "/confirmations/{id}/{check}", "", 404),
    open("POST", "/signin", "{}", 400),
    open("POST", "/signinlink", "{}", 400),
    open("POST", "/signinlink/{id}/{check}", "", 404),
    open("POST", "/apikeys/revoke/{id}/{check}", "", 404),
    open("GET", "/sets/{id}.json", "", 200),
    open("GET", "/exports/{id}.json", "", 404),
    open("GET", "/users/{id}", "", 200),
    open("GET", "/users/{id}/card", "", 200),
    open("GET", "/sets/{id}.yaml", "", 200),
    open("POST", "/signin/oauth/init", "{}", 403),
    open("POST", "/signin/oauth", "{}", 403),
    open("POST", "/issues", "{}", 400),
    open("POST", "/discussions", "{}", 400),
    own("POST", "/flows/pr/blog/jwt", Door::Token, 4, "", 400),
    own("POST", "/flows/pr/blog/key", Door::Key, 4, "", 400),
    own("POST", "/flows/pr/showcase/jwt", Door::Token, 4, "", 400),
    own("POST", "/flows/pr/showcase/key", Door::Key, 4, "", 400),
    own("GET", "/slugs/blog/{slug}/jwt", Door::Token, 1, "", 404),
    own("GET", "/slugs/blog/{slug}/key", Door::Key, 1, "", 404),
    own("GET", "/slugs/showcase/{slug}/jwt", Door::Token, 1, "", 404),
    own("GET", "/slugs/showcase/{slug}/key", Door::Key, 1, "", 404),
    own("GET", "/whoami/jwt", Door::Guest, 1, "", 200),
    own("PATCH", "/consent/jwt", Door::Guest, 3, CONSENT, 200),
    own("GET", "/whoami/key", Door::Key, 1, "", 200),
    own("GET", "/account/jwt", Door::Token, 1, "", 200),
    own("GET", "/account/key", Door::Key, 1, "", 200),
    own("PATCH", "/account/jwt", Door::Token, 3, BIO, 200),
    own("PATCH", "/account/key", Door::Key, 3, BIO, 200),
    own("POST", "/account/mfa/jwt", Door::Token, 4, r#"{"mfa":true}"#, 200),
    own("POST", "/account/mfa/key", Door::Key, 4, r#"{"mfa":true}"#, 200),
    own("GET", "/account/activity/jwt", Door::Token, 4, "", 200),
    own("GET", "/account/activity/key", Door::Key, 4, "", 200),
    own("GET", "/account/usage/jwt", Door::Token, 1, "", 200),
    own("GET", "/account/usage/key", Door::Key, 1, "", 200),
    own("GET", "/account/export/jwt", Door::Token, 1, "", 200),
    own("GET", "/account/export/key", Door::Key, 1, "", 200),
    own("GET", "/account/restrict/jwt", Door::Token, 4, "", 200),
    own("GET", "/account/restrict/key", Door::Key, 4, "", 200),
    own("DELETE", "/account/jwt", Door::Token, 4, "", 200),
    own("DELETE", "/account/key", Door::Key, 4, "", 200),
    own("POST", "/available/username/jwt", Door::Token, 1, NAME, 200),
    own("POST", "/available/username/key", Door::Key, 1, NAME, 200),
    thing("GET", "/users/{id}/jwt", Door::Token, 1, Others::From(9), 200),
    thing("GET", "/users/{id}/key", Door::Key, 1, Others::From(9), 200),
    own("GET", "/apikeys/jwt", Door::Token, 1, "", 200),
    own("GET", "/apikeys/key", Door::Key, 1, "", 200),
    own("POST", "/apikeys/jwt", Door::Token, 0, APIKEY, 201),
    own("POST", "/apikeys/key", Door::Key, 0, APIKEY, 201),
    thing("GET", "/apikeys/{id}/jwt", Door::Token, 1, Others::From(9), 200),
    thing("GET", "/apikeys/{id}/key", Door::Key, 1, Others::From(9), 200),
    thing("GET", "/apikeys/{id}/usage/jwt", Door::Token, 1, Others::From(9), 200),
    thing("GET", "/apikeys/{id}/usage/key", Door::Key, 1, Others::From(9), 200),
    open("POST", "/apikeys/leaked", "{}", 400),
    thing("PATCH", "/apikeys/{id}/jwt", Door::Token, 4, Others::From(9), 200),
    thing("PATCH", "/apikeys/{id}/key", Door::Key, 4, Others::From(9), 200),
    Row { body: OVERLAP, ..thing("POST", "/apikeys/{id}/rotate/jwt", Door::Token, 4, Others::Never, 201) },
    Row { body: OVERLAP, ..thing("POST", "/apikeys/{id}/rotate/key", Door::Key, 4, Others::Never, 201) },
    thing("DELETE", "/apikeys/{id}/jwt", Door::Token, 4, Others::From(9), 204),
    thing("DELETE", "/apikeys/{id}/key", Door::Key, 4, Others::From(9), 204),
    own("POST", "/quota-requests/jwt", Door::Token, 4, PURPOSE, 400),
    own("POST", "/quota-requests/key", Door::Key, 4, PURPOSE, 400),
    own("GET", "/quota-requests/jwt", Door::Token, 4, "", 200),
    own("GET", "/quota-requests/key", Door::Key, 4, "", 200),
    own("GET", "/sets/jwt", Door::Token, 1, "", 200),
    own("GET", "/sets/key", Door::Key, 1, "", 200),
    own("POST", "/sets/jwt", Door::Token, 3, SET, 201),
    own("POST", "/sets/key", Door::Key, 3, SET, 201),
    thing("GET", "/sets/{id}/jwt", Door::Token, 1, Others::From(6), 200),
    thing("GET", "/sets/{id}/key", Door::Key, 1, Others::From(6), 200),
    thing("PATCH", "/sets/{id}/jwt", Door::Token, 3, Others::From(9), 200),
    thing("PATCH", "/sets/{id}/key", Door::Key, 3, Others::From(9), 200),
    thing("DELETE", "/sets/{id}/jwt", Door::Token, 3, Others::From(9), 204),
    thing("DELETE", "/sets/{id}/key", Door::Key, 3, Others::From(9), 204),
    thing("POST", "/sets/{id}/clone/jwt", Door::Token, 3, Others::PublicOr(8), 201),
    thing("POST", "/sets/{id}/clone/key", Door::Key, 3, Others::PublicOr(8), 201),
    open("GET", "/curated-sets", "", 200),
    open("GET", "/curated-sets.json", "", 200),
    open("GET", "/curated-sets.yaml", "", 200),
    open("GET", "/curated-sets/{id}", "", 200),
    open("GET", "/curated-sets/{id}.json", "", 200),
    open("GET", "/curated-sets/{id}.yaml", "", 200),
    open("GET", "/option-packs", "", 200),
    open("GET", "/option-packs.json", "", 200),
    open("GET", "/option-packs.yaml", "", 200),
    open("GET", "/option-packs/{id}", "", 200),
    open("GET", "/option-packs/{id}.json", "", 200),
    open("GET", "/option-packs/{id}.yaml", "", 200),
    own("POST", "/curated-sets/jwt", Door::Token, 5, CURATED_SET, 201),
    own("POST", "/curated-sets/key", Door::Key, 5, CURATED_SET, 201),
    own("PATCH", "/curated-sets/{id}/jwt", Door::Token, 5, CURATED_SET, 200),
    own("PATCH", "/curated-sets/{id}/key", Door::Key, 5, CURATED_SET, 200),
    own("DELETE", "/curated-sets/{id}/jwt", Door::Token, 5, "", 204),
    own("DELETE", "/curated-sets/{id}/key", Door::Key, 5, "", 204),
    own("POST", "/curated-sets/{id}/clone/jwt", Door::Token, 3, CLONE, 201),
    own("POST", "/curated-sets/{id}/clone/key", Door::Key, 3, CLONE, 201),
    own("POST", "/curated-sets/suggest/jwt", Door::Token, 4, SUGGEST_SET, 200),
    own("POST", "/curated-sets/suggest/key", Door::Key, 4, SUGGEST_SET, 200),
    own("POST", "/curated-sets/from/{id}/jwt", Door::Token, 5, "", 200),
    own("POST", "/curated-sets/from/{id}/key", Door::Key, 5, "", 200),
    own("GET", "/suggested-sets/jwt", Door::Token, 5, "", 200),
    own("GET", "/suggested-sets/key", Door::Key, 5, "", 200),
    own("DELETE", "/suggested-sets/{id}/jwt", Door::Token, 5, "", 200),
    own("DELETE", "/suggested-sets/{id}/key", Door::Key, 5, "", 200),
    own("POST", "/option-packs/jwt", Door::Token, 5, OPTION_PACK, 201),
    own("POST", "/option-packs/key", Door::Key, 5, OPTION_PACK, 201),
    own("PATCH", "/option-packs/{id}/jwt", Door::Token, 5, OPTION_PACK, 200),
    own("PATCH", "/option-packs/{id}/key", Door::Key, 5, OPTION_PACK, 200),
    own("DELETE", "/option-packs/{id}/jwt", Door::Token, 5, "", 204),
    own("DELETE", "/option-packs/{id}/key", Door::Key, 5, "", 204),
    own("POST", "/option-packs/suggest/jwt", Door::Token, 4, SUGGEST_PACK, 200),
    own("POST", "/option-packs/suggest/key", Door::Key, 4, SUGGEST_PACK, 200),
    own("GET", "/suggested-packs/jwt", Door::Token, 5, "", 200),
    own("GET", "/suggested-packs/key", Door::Key, 5, "", 200),
    own("DELETE", "/suggested-packs/{id}/jwt", Door::Token, 5, "", 200),
    own("DELETE", "/suggested-packs/{id}/key", Door::Key, 5, "", 200),
    open("POST", "/subscriber", SUBSCRIBER, 200),
    open("PUT", "/subscriber", "{}", 400),
    open("DELETE", "/subscriber/{id}/{ehash}", "", 404),
    own("POST", "/flows/translator-invite/jwt", Door::Token, 1, TRANSLATE, 200),
    own("POST", "/flows/translator-invite/key", Door::Key, 1, TRANSLATE, 200),
    own("POST", "/flows/language-suggestion/jwt", Door::Token, 1, TRANSLATE, 200),
    own("POST", "/flows/language-suggestion/key", Door::Key, 1, TRANSLATE, 200),
    open("GET", "/patterns/{id}.json", "", 200),
    open("GET", "/patterns/{id}.yaml", "", 200),
    own("GET", "/patterns/jwt", Door::Token, 1, "", 200),
    own("GET", "/patterns/key", Door::Key, 1, "", 200),
    own("POST", "/patterns/jwt", Door::Token, 4, PATTERN, 201),
    own("POST", "/patterns/key", Door::Key, 4, PATTERN, 201),
    thing("GET", "/patterns/{id}/jwt", Door::Token, 1, Others::From(6), 200),
    thing("GET", "/patterns/{id}/key", Door::Key, 1, Others::From(6), 200),
    thing("PATCH", "/patterns/{id}/jwt", Door::Token, 3, Others::From(9), 200),
    thing("PATCH", "/patterns/{id}/key", Door::Key, 3, Others::From(9), 200),
    thing("DELETE", "/patterns/{id}/jwt", Door::Token, 3, Others::From(9), 204),
    thing("DELETE", "/patterns/{id}/key", Door::Key, 3, Others::From(9), 204),
    thing("POST", "/patterns/{id}/clone/jwt", Door::Token, 3, Others::PublicOr(8), 200),
    thing("POST", "/patterns/{id}/clone/key", Door::Key, 3, Others::PublicOr(8), 200),
    own("GET", "/bookmarks/jwt", Door::Token, 1, "", 200),
    own("GET", "/bookmarks/key", Door::Key, 1, "", 200),
    own("POST", "/bookmarks/jwt", Door::Token, 3, BOOKMARK, 201),
    own("POST", "/bookmarks/key", Door::Key, 3, BOOKMARK, 201),
    thing("GET", "/bookmarks/{id}/jwt", Door::Token, 1, Others::Never, 200),
    thing("GET", "/bookmarks/{id}/key", Door::Key, 1, Others::Never, 200),
    thing("PATCH", "/bookmarks/{id}/jwt", Door::Token, 3, Others::Never, 200),
    thing("PATCH", "/bookmarks/{id}/key", Door::Key, 3, Others::Never, 200),
    thing("DELETE", "/bookmarks/{id}/jwt", Door::Token, 3, Others::Never, 204),
    thing("DELETE", "/bookmarks/{id}/key", Door::Key, 3, Others::Never, 204),
    own("POST", "/admin/search/users/jwt", Door::Token, 9, SEARCH, 200),
    own("POST", "/admin/search/users/key", Door::Key, 9, SEARCH, 200),
    own("GET", "/admin/user/{id}/jwt", Door::Token, 9, "", 200),
    own("GET", "/admin/user/{id}/key", Door::Key, 9, "", 200),
    own("PATCH", "/admin/user/{id}/jwt", Door::Token, 9, STATUS, 200),
    own("PATCH", "/admin/user/{id}/key", Door::Key, 9, STATUS, 200),
    own("GET", "/admin/usage/jwt", Door::Token, 8, "", 200),
    own("GET", "/admin/usage/key", Door::Key, 8, "", 200),
    own("GET", "/admin/health/jwt", Door::Token, 8, "", 200),
    own("GET", "/admin/health/key", Door::Key, 8, "", 200),
    own("PATCH", "/admin/apikeys/{id}/jwt", Door::Token, 9, LIMITS, 200),
    own("PATCH", "/admin/apikeys/{id}/key", Door::Key, 9, LIMITS, 200),
    own("POST", "/admin/apikeys/{id}/revoke/jwt", Door::Token, 8, REASON, 200),
    own("POST", "/admin/apikeys/{id}/revoke/key", Door::Key, 8, REASON, 200),
    own("POST", "/admin/user/{id}/revoke-keys/jwt", Door::Token, 8, REASON, 200),
    own("POST", "/admin/user/{id}/revoke-keys/key", Door::Key, 8, REASON, 200),
    own("GET", "/admin/quota-requests/jwt", Door::Token, 9, "", 200),
    own("GET", "/admin/quota-requests/key", Door::Key, 9, "", 200),
    own("POST", "/admin/quota-requests/{id}/grant/jwt", Door::Token, 9, "", 200),
    own("POST", "/admin/quota-requests/{id}/grant/key", Door::Key, 9, "", 200),
    own("POST", "/admin/quota-requests/{id}/decline/jwt", Door::Token, 9, ANSWER, 200),
    own("POST", "/admin/quota-requests/{id}/decline/key", Door::Key, 9, ANSWER, 200),
    own("GET", "/admin/user/{id}/activity/jwt", Door::Token, 9, "", 200),
    own("GET", "/admin/user/{id}/activity/key", Door::Key, 9, "", 200),
    own("GET", "/admin/activity/jwt", Door::Token, 9, "", 200),
    own("GET", "/admin/activity/key", Door::Key, 9, "", 200),
    own("GET", "/admin/impersonate/{id}/jwt", Door::Token, 9, "", 200),
    open("POST", "/images", IMAGE, 200),
    own("POST", "/images/jwt", Door::Token, 1, IMAGE, 200),
    own("POST", "/images/key", Door::Key, 1, IMAGE, 200),
    open("GET", "/images/{id}", "", 200),
    own("DELETE", "/images/{id}/jwt", Door::Token, 5, "", 204),
    own("DELETE", "/images/{id}/key", Door::Key, 5, "", 204),
];

/// The level of each role, and the names that are accepted as one.
pub(crate) const ROLES: [(&str, u8); 10] = [
    ("readNone", 0),
    ("readSome", 1),
    ("readOnly", 2),
    ("writeSome", 3),
    ("user", 4),
    ("tester", 4),
    ("curator", 5),
    ("bughunter", 6),
    ("support", 8),
    ("admin", 9),
];
