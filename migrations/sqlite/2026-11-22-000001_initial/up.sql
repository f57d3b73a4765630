-- What a word in these tables means:
--   *_at, last_seen   milliseconds since 1970, UTC
--   BLOB              sealed: only whoever has the server's key can read it
--   CHECK (x IN (0, 1))   a yes or no
-- Identifiers of keys and confirmations are uuids as lower-case text, so that they can be compared by eye with a log.

CREATE TABLE users (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bio          BLOB    NOT NULL,
    compare      INTEGER NOT NULL CHECK (compare IN (0, 1)),
    consent      INTEGER NOT NULL,
    control      INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    data         BLOB    NOT NULL,
    -- hash of the present address: finds the account without opening anything
    ehash        TEXT    NOT NULL UNIQUE,
    email        BLOB    NOT NULL,
    ihash        TEXT    NOT NULL,
    imperial     INTEGER NOT NULL CHECK (imperial IN (0, 1)),
    initial      BLOB    NOT NULL,
    jwt_calls    INTEGER NOT NULL DEFAULT 0,
    key_calls    INTEGER NOT NULL DEFAULT 0,
    language     TEXT    NOT NULL,
    last_seen    INTEGER,
    mfa_enabled  INTEGER NOT NULL CHECK (mfa_enabled IN (0, 1)),
    mfa_secret   BLOB    NOT NULL,
    newsletter   INTEGER NOT NULL CHECK (newsletter IN (0, 1)),
    password     TEXT    NOT NULL,
    patron       INTEGER NOT NULL,
    role         TEXT    NOT NULL,
    status       INTEGER NOT NULL,
    tokens_from  INTEGER,
    updated_at   INTEGER,
    username     TEXT    NOT NULL,
    -- the name as names are compared
    username_key TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE apikeys (
    -- keeps the order in which keys were made
    seq        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    id         TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    audience   TEXT    NOT NULL,
    calls      INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_seen  INTEGER,
    level      INTEGER NOT NULL CHECK (level BETWEEN 0 AND 9),
    name       BLOB    NOT NULL,
    secret     TEXT    NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX apikeys_by_user ON apikeys (user_id);

CREATE TABLE sets (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at   INTEGER NOT NULL,
    img          TEXT    NOT NULL,
    imperial     INTEGER NOT NULL CHECK (imperial IN (0, 1)),
    measurements BLOB    NOT NULL,
    name         BLOB    NOT NULL,
    notes        BLOB    NOT NULL,
    public       INTEGER NOT NULL CHECK (public IN (0, 1)),
    updated_at   INTEGER NOT NULL,
    user_id      INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX sets_by_user ON sets (user_id);

CREATE TABLE confirmations (
    id         TEXT    PRIMARY KEY NOT NULL CHECK (length(id) = 36),
    created_at INTEGER NOT NULL,
    data       BLOB    NOT NULL,
    kind       TEXT    NOT NULL,
    user_id    INTEGER REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX confirmations_by_age ON confirmations (kind, created_at);
CREATE INDEX confirmations_by_user ON confirmations (user_id);

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    mail       BLOB    NOT NULL
) STRICT;

CREATE INDEX outbox_by_due ON outbox (due_at);

CREATE TABLE instance (
    -- there is one row at most
    id   INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    name TEXT    NOT NULL
) STRICT;

CREATE TABLE seal (
    -- there is one row
    id    INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    -- opens with the key that everything here is sealed with, and tells it from every other
    proof BLOB    NOT NULL
) STRICT;
