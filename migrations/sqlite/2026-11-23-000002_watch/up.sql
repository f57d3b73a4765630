-- What it takes to watch, limit and revoke.

-- Keys that can be rotated, revoked and limited, and whose owners are warned.

ALTER TABLE apikeys ADD COLUMN predecessor TEXT CHECK (length(predecessor) = 36);
ALTER TABLE apikeys ADD COLUMN revoked_at INTEGER;
-- owner, maintainer or finder
ALTER TABLE apikeys ADD COLUMN revoked_by TEXT;
ALTER TABLE apikeys ADD COLUMN revoked_reason BLOB;
ALTER TABLE apikeys ADD COLUMN successor TEXT CHECK (length(successor) = 36);

-- how much the key may do, where that is not the usual; of an account below likewise
ALTER TABLE apikeys ADD COLUMN limit_minute INTEGER CHECK (limit_minute >= 0);
ALTER TABLE apikeys ADD COLUMN limit_day INTEGER CHECK (limit_day >= 0);
-- the last warning that the key ends: nothing yet, fortnight or days
ALTER TABLE apikeys ADD COLUMN warned_of_end TEXT;
-- when its owner was last told of unusual use
ALTER TABLE apikeys ADD COLUMN warned_of_use INTEGER;

-- finds the key of a secret that somebody found
CREATE INDEX apikeys_by_secret ON apikeys (secret);
CREATE INDEX apikeys_by_revocation ON apikeys (revoked_at) WHERE revoked_at IS NOT NULL;
-- finds those whose owners are to be warned
CREATE INDEX apikeys_by_end ON apikeys (warned_of_end, expires_at, id) WHERE revoked_at IS NULL AND successor IS NULL;

ALTER TABLE users ADD COLUMN limit_minute INTEGER CHECK (limit_minute >= 0);
ALTER TABLE users ADD COLUMN limit_day INTEGER CHECK (limit_day >= 0);

-- Calls of each hour, and of each day. `key_id` is empty for calls with a token; a key may be gone, its calls stay.
CREATE TABLE usage_hours (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key_id  TEXT    NOT NULL,
    -- the start of the hour, in hours since 1970
    hour    INTEGER NOT NULL,
    -- such as GET /sets/{id}/key
    route   TEXT    NOT NULL,
    -- ok, clientError, denied, limited or serverError
    outcome TEXT    NOT NULL,
    calls   INTEGER NOT NULL,
    PRIMARY KEY (user_id, key_id, hour, route, outcome)
) STRICT, WITHOUT ROWID;

CREATE INDEX usage_hours_by_hour ON usage_hours (hour);

CREATE TABLE usage_days (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key_id  TEXT    NOT NULL,
    -- the start of the day, in days since 1970
    day     INTEGER NOT NULL,
    route   TEXT    NOT NULL,
    outcome TEXT    NOT NULL,
    calls   INTEGER NOT NULL,
    PRIMARY KEY (user_id, key_id, day, route, outcome)
) STRICT, WITHOUT ROWID;

CREATE INDEX usage_days_by_day ON usage_days (day);

-- What happened to an account that matters for its security. Nothing here is ever changed. No reference to the account:
-- that it was removed is among the things to remember.
CREATE TABLE activity (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at      INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    -- who did it, if somebody else did
    actor   INTEGER,
    kind    TEXT    NOT NULL,
    -- the key that it is about
    key_id  TEXT,
    -- what else there is to say, the key that was used, and where from: address and agent, both shortened
    detail  BLOB    NOT NULL
) STRICT;

CREATE INDEX activity_by_user ON activity (user_id, id);
CREATE INDEX activity_by_user_and_kind ON activity (user_id, kind, id);
CREATE INDEX activity_by_kind ON activity (kind, id);
CREATE INDEX activity_by_age ON activity (at);

-- People who ask for more than the usual limits.
CREATE TABLE quota_requests (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at INTEGER NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- what for
    purpose    BLOB    NOT NULL,
    per_minute INTEGER CHECK (per_minute >= 0),
    per_day    INTEGER CHECK (per_day >= 0),
    -- pending, granted or declined
    state      TEXT    NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER,
    -- what the maintainer says
    answer     BLOB,
    -- what was granted, which may be something else than was asked for
    granted_minute INTEGER CHECK (granted_minute >= 0),
    granted_day    INTEGER CHECK (granted_day >= 0)
) STRICT;

CREATE INDEX quota_requests_by_state ON quota_requests (state, id);
CREATE INDEX quota_requests_by_user ON quota_requests (user_id, id);
-- one of each account may wait for an answer
CREATE UNIQUE INDEX quota_requests_pending ON quota_requests (user_id) WHERE state = 'pending';

-- Passwords and codes that were guessed wrong, since the last right one.
CREATE TABLE guesses (
    id      INTEGER PRIMARY KEY NOT NULL,
    -- none for all names together that nobody has
    user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
    -- password, code or linkCode
    proof   TEXT    NOT NULL,
    wrong   INTEGER NOT NULL CHECK (wrong >= 0),
    last_at INTEGER NOT NULL,
    UNIQUE (user_id, proof)
) STRICT;
