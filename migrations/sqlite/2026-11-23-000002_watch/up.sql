-- Keys that can be rotated and revoked.

ALTER TABLE apikeys ADD COLUMN predecessor TEXT CHECK (length(predecessor) = 36);
ALTER TABLE apikeys ADD COLUMN revoked_at INTEGER;
-- owner, maintainer or finder
ALTER TABLE apikeys ADD COLUMN revoked_by TEXT;
ALTER TABLE apikeys ADD COLUMN revoked_reason BLOB;
ALTER TABLE apikeys ADD COLUMN successor TEXT CHECK (length(successor) = 36);

-- finds the key of a secret that somebody found
CREATE INDEX apikeys_by_secret ON apikeys (secret);
CREATE INDEX apikeys_by_revocation ON apikeys (revoked_at) WHERE revoked_at IS NOT NULL;
