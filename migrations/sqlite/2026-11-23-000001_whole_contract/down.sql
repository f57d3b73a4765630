DROP TABLE subscribers;
DROP TABLE option_packs;
DROP TABLE curated_sets;
DROP TABLE bookmarks;
DROP TABLE patterns;
DROP INDEX sets_by_image;
DROP INDEX users_by_ihash;
ALTER TABLE users DROP COLUMN mfa_last_step;
