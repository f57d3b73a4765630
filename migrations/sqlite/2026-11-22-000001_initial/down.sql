DROP TABLE seal;
DROP TABLE instance;
DROP TABLE outbox;
DROP TABLE confirmations;
DROP TABLE sets;
DROP TABLE apikeys;
DROP TABLE users;
