-- State: the calendars that people subscribed to. Whoever knows the secret reads the days of the unit or the office.
CREATE TABLE feeds (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  secret_hash TEXT    NOT NULL UNIQUE,
  account     TEXT    NOT NULL REFERENCES accounts (name),
  unit        TEXT    NOT NULL,  -- empty for the person's own: what the account may see
  created_at  INTEGER NOT NULL   -- milliseconds since 1970, UTC
);
CREATE INDEX feeds_by_account ON feeds (account, id);
