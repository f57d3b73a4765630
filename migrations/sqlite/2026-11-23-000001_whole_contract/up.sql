-- Patterns, bookmarks, what curators look after, and the newsletter. What the words mean stands in the first migration; and:
--   names, notes, tags, options, measurements as TEXT   JSON; public, so not sealed

-- the last time step whose code signed somebody in; one before it, and itself, does so no more
ALTER TABLE users ADD COLUMN mfa_last_step INTEGER;

-- a maintainer looks for somebody by the address that they signed up with, too
CREATE INDEX users_by_ihash ON users (ihash);

-- a set that is removed takes its picture with it, also from those who copied the set
CREATE INDEX sets_by_image ON sets (img) WHERE img GLOB 'set-*';

CREATE TABLE patterns (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at INTEGER NOT NULL,
    data       BLOB    NOT NULL,
    design     TEXT    NOT NULL,
    img        TEXT    NOT NULL,
    name       BLOB    NOT NULL,
    notes      BLOB    NOT NULL,
    public     INTEGER NOT NULL CHECK (public IN (0, 1)),
    settings   BLOB    NOT NULL,
    updated_at INTEGER NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX patterns_by_user ON patterns (user_id);
CREATE INDEX patterns_by_image ON patterns (img) WHERE img GLOB 'pattern-*';

CREATE TABLE bookmarks (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind    TEXT    NOT NULL,
    title   BLOB    NOT NULL,
    url     BLOB    NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX bookmarks_by_user ON bookmarks (user_id);

CREATE TABLE curated_sets (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at   INTEGER NOT NULL,
    -- of the person, in centimetres
    height       INTEGER NOT NULL,
    -- for curators
    info         TEXT    NOT NULL,
    measurements TEXT    NOT NULL,
    -- by language
    names        TEXT    NOT NULL,
    notes        TEXT    NOT NULL,
    published    INTEGER NOT NULL CHECK (published IN (0, 1)),
    -- a list; null when none was given
    tags         TEXT,
    updated_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX curated_sets_by_height ON curated_sets (height, id);

CREATE TABLE option_packs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at INTEGER NOT NULL,
    -- in lower case
    design     TEXT    NOT NULL,
    img        TEXT    NOT NULL,
    -- for curators
    info       TEXT    NOT NULL,
    -- by language
    names      TEXT    NOT NULL,
    notes      TEXT    NOT NULL,
    options    TEXT    NOT NULL,
    tags       TEXT    NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX option_packs_by_design ON option_packs (design);

CREATE TABLE subscribers (
    id         TEXT    PRIMARY KEY NOT NULL CHECK (length(id) = 36),
    active     INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    -- hash of the address: finds the subscriber without opening anything, and is the other half of the link
    ehash      TEXT    NOT NULL UNIQUE,
    email      BLOB    NOT NULL,
    language   TEXT    NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

-- who did not confirm in time is swept away
CREATE INDEX subscribers_by_age ON subscribers (active, updated_at);
