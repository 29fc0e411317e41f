-- The registry of units, made from the stream registry/1 of the log; dropped and made again by `duban rebuild`.
CREATE TABLE units (
  id                 INTEGER PRIMARY KEY,
  version            INTEGER NOT NULL,
  kind               TEXT NOT NULL,     -- unit or group
  name               TEXT NOT NULL,
  aliases            TEXT NOT NULL,     -- JSON
  level              TEXT NOT NULL,
  region             TEXT NOT NULL,
  parent             INTEGER,
  valid_from         TEXT,
  valid_until        TEXT,              -- the first day on which it is no longer valid
  merged_into        INTEGER,
  merger_carried_out INTEGER NOT NULL,
  members            TEXT NOT NULL      -- JSON, of a group
);
CREATE INDEX accounts_by_unit ON accounts (unit);
