DROP INDEX apikeys_by_secret;
DROP INDEX apikeys_by_revocation;
ALTER TABLE apikeys DROP COLUMN successor;
ALTER TABLE apikeys DROP COLUMN revoked_reason;
ALTER TABLE apikeys DROP COLUMN revoked_by;
ALTER TABLE apikeys DROP COLUMN revoked_at;
ALTER TABLE apikeys DROP COLUMN predecessor;
