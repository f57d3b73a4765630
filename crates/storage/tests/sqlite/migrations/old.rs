//! Databases as older versions left them.

use std::fs;
use std::path::PathBuf;

use freesewing_domain::activity::{Detail, Whence};
use freesewing_domain::confirmation::Kind;
use freesewing_domain::ids::UserId;
use freesewing_domain::origin::Origin;
use serde_json::json;

use crate::Place;
use crate::records::{apikey, confirmation, email, mail};
use crate::stand_in::StandIn;

/// What each version could keep that those before could not.
const KEPT: [fn() -> Vec<String>; 3] = [first, second, third];

/// The folders of all migrations, the oldest first.
pub(super) fn versions() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/sqlite");
    let mut all: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    assert_eq!(all.len(), KEPT.len(), "say here what the new version keeps");
    all
}

/// Makes a database with these migrations and no others. After each, what its version could keep is put in, so that the
/// later ones meet it.
pub(super) fn database(place: &Place, versions: &[PathBuf]) {
    place.execute(
        "CREATE TABLE __diesel_schema_migrations (\
             version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
    );
    for (folder, rows) in versions.iter().zip(KEPT) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let version: String = name.split('_').next().unwrap().chars().filter(char::is_ascii_digit).collect();
        place.execute(&fs::read_to_string(folder.join("up.sql")).unwrap());
        place.execute(&format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')"));
        for row in rows() {
            place.execute(&row);
        }
    }
}

/// A sealed value, as SQL writes it.
fn sealed(place: &'static str, text: &str) -> String {
    let bytes = StandIn::with_key(7).seal(place, text.as_bytes()).unwrap();
    format!("x'{}'", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// An account of the first version.
fn account(name: &str, key: &str, status: i64, secret: &str) -> String {
    let (bio, data) = (sealed("users.bio", "I **sew**."), sealed("users.data", r#"{"theme":"dark"}"#));
    let (address, initial) = (email("ann"), email("old"));
    let address = if key == "bob" { email("bob") } else { address };
    let (hash, first) = (address.hash(), initial.hash());
    let (address, initial) = (sealed("users.email", address.as_str()), sealed("users.initial", initial.as_str()));
    let secret = sealed("users.mfa_secret", secret);
    format!(
        "INSERT INTO users (bio, compare, consent, control, created_at, data, ehash, email, ihash, imperial, initial, \
         jwt_calls, key_calls, language, last_seen, mfa_enabled, mfa_secret, newsletter, password, patron, role, status, \
         tokens_from, updated_at, username, username_key) VALUES ({bio}, 1, 2, 4, 1000, {data}, '{}', {address}, '{}', 0, \
         {initial}, 12, 345, 'nl', 1900, 1, {secret}, 1, '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', 8, 'user', \
         {status}, NULL, 1800, '{name}', '{key}')",
        hash.as_str(),
        first.as_str(),
    )
}

/// What was there from the beginning: two accounts, a key, a set, a link, a mail.
fn first() -> Vec<String> {
    let key = apikey(UserId(1), 1);
    let name = sealed("apikeys.name", &key.name);
    let (title, notes) = (sealed("sets.name", "Ann, spring"), sealed("sets.notes", "with *shoes*"));
    let measurements = sealed("sets.measurements", &json!({ "chest": 1010, "neck": 360.5 }).to_string());
    let link = confirmation(1, Kind::Signup, Some(UserId(2)));
    let purpose = sealed("confirmations.data", &serde_json::to_string(&link.purpose).unwrap());
    let letter = sealed("outbox.mail", &serde_json::to_string(&mail("welcome")).unwrap());
    vec![
        account("Ann Ö.", "ann ö.", 1, "JBSWY3DPEHPK3PXP"),
        account("bob", "bob", 0, ""),
        format!(
            "INSERT INTO apikeys (id, audience, calls, created_at, expires_at, last_seen, level, name, secret, user_id) \
             VALUES ('{}', 'http://localhost/test', 345, 1000, 2000, 1900, 3, {name}, 'kept', 1)",
            key.id
        ),
        format!(
            "INSERT INTO sets (created_at, img, imperial, measurements, name, notes, public, updated_at, user_id) \
             VALUES (1000, 'default-avatar', 0, {measurements}, {title}, {notes}, 1, 1700, 1)"
        ),
        format!(
            "INSERT INTO confirmations (id, created_at, data, kind, user_id) VALUES ('{}', 1000, {purpose}, 'signup', 2)",
            link.id
        ),
        format!("INSERT INTO outbox (attempts, created_at, due_at, mail) VALUES (2, 1000, 1500, {letter})"),
        "INSERT INTO instance VALUES (1, 'quiet-river')".to_owned(),
        format!("INSERT INTO seal VALUES (1, {})", sealed("seal.proof", "FreeSewing")),
    ]
}

/// What came with the whole contract.
fn second() -> Vec<String> {
    let (data, settings) = (sealed("patterns.data", "{}"), sealed("patterns.settings", r#"{"sa":10}"#));
    let (name, notes) = (sealed("patterns.name", "A shirt"), sealed("patterns.notes", "for *June*"));
    let (title, url) = (sealed("bookmarks.title", "Sewing"), sealed("bookmarks.url", "/docs/sewing"));
    let words = r#"{"en":"Her","de":"Sie","es":"Ella","fr":"Elle","nl":"Zij","uk":"Вона"}"#;
    let reader = email("reader");
    vec![
        "UPDATE users SET mfa_last_step = 57000000 WHERE id = 1".to_owned(),
        format!(
            "INSERT INTO patterns (created_at, data, design, img, name, notes, public, settings, updated_at, user_id) \
             VALUES (1000, {data}, 'aaron', 'default-avatar', {name}, {notes}, 0, {settings}, 1200, 1)"
        ),
        format!("INSERT INTO bookmarks (kind, title, url, user_id) VALUES ('doc', {title}, {url}, 1)"),
        format!(
            "INSERT INTO curated_sets (created_at, height, info, measurements, names, notes, published, tags, updated_at) \
             VALUES (1000, 168, 'of the studio', '{{\"chest\":1010}}', '{words}', '{words}', 1, NULL, 1200)"
        ),
        format!(
            "INSERT INTO option_packs (created_at, design, img, info, names, notes, options, tags, updated_at) \
             VALUES (1000, 'aaron', 'default-avatar', '', '{words}', '{words}', '{{\"ease\":0.1}}', '[\"tight\"]', 1200)"
        ),
        format!(
            "INSERT INTO subscribers VALUES ('00000000-0000-0000-0000-000000000001', 1, 1000, '{}', {}, 'uk', 1200)",
            reader.hash().as_str(),
            sealed("subscribers.email", reader.as_str()),
        ),
    ]
}

/// What it takes to watch, limit and revoke.
fn third() -> Vec<String> {
    let reason = sealed("apikeys.revoked_reason", "found in public");
    let whence = Whence::of(&Origin { address: "203.0.113.77".parse().ok(), agent: None });
    let detail = sealed("activity.detail", &json!({ "detail": Detail::default(), "whence": whence }).to_string());
    let purpose = sealed("quota_requests.purpose", "a map of all sets");
    vec![
        format!(
            "UPDATE apikeys SET revoked_at = 1950, revoked_by = 'finder', revoked_reason = {reason}, limit_day = 9"
        ),
        "UPDATE users SET limit_minute = 60 WHERE id = 2".to_owned(),
        "INSERT INTO usage_hours VALUES (1, '', 480000, 'GET /whoami/jwt', 'ok', 3)".to_owned(),
        "INSERT INTO usage_days VALUES (1, '', 20000, 'GET /whoami/jwt', 'ok', 3)".to_owned(),
        format!("INSERT INTO activity (at, user_id, kind, detail) VALUES (1000, 1, 'signedIn', {detail})"),
        format!(
            "INSERT INTO quota_requests (created_at, user_id, purpose, per_day, state) VALUES (1, 1, {purpose}, 9, 'pending')"
        ),
        "INSERT INTO guesses (user_id, proof, wrong, last_at) VALUES (1, 'code', 2, 1990)".to_owned(),
    ]
}
