-- The log: every change, in order, chained by hash. Never updated, never deleted from.
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream   TEXT    NOT NULL,  -- task/ID, plan/ID or account/NAME
  version  INTEGER NOT NULL,  -- counts from 1 in its stream
  type     TEXT    NOT NULL,
  at       INTEGER NOT NULL,  -- milliseconds since 1970, UTC
  actor    TEXT    NOT NULL,
  data     TEXT    NOT NULL,  -- JSON
  hash     BLOB    NOT NULL   -- SHA-256 of the hash before and this record
);
CREATE UNIQUE INDEX events_by_stream ON events (stream, version);

-- State that is not made from events: secrets, and what is kept for a time only.
CREATE TABLE accounts (
  name          TEXT PRIMARY KEY,
  role          TEXT NOT NULL,
  unit          TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  added_at      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE tokens (
  secret_hash TEXT PRIMARY KEY,
  account     TEXT NOT NULL REFERENCES accounts (name),
  created_at  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE sessions (
  secret_hash TEXT PRIMARY KEY,
  account     TEXT NOT NULL REFERENCES accounts (name),
  opened_at   INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TABLE receipts (
  actor        TEXT NOT NULL,
  key          TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  receipt      TEXT NOT NULL,  -- JSON
  at           INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) WITHOUT ROWID;
CREATE INDEX receipts_by_age ON receipts (at);

-- Views: made from the log, dropped and made again by `duban rebuild`. A missing due date is '~', after every date.
CREATE TABLE plans (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL,
  status      TEXT NOT NULL,
  title       TEXT,
  number      TEXT,
  issuer      TEXT,
  file_name   TEXT NOT NULL,
  digest      TEXT NOT NULL,
  measures    INTEGER NOT NULL,
  doubts      INTEGER NOT NULL,
  tasks       INTEGER NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  issued_at   INTEGER NOT NULL
);
CREATE INDEX plans_by_digest ON plans (digest);
CREATE TABLE tasks (
  id             INTEGER PRIMARY KEY,
  version        INTEGER NOT NULL,
  plan           INTEGER,
  plan_title     TEXT NOT NULL,
  title          TEXT NOT NULL,
  path           TEXT NOT NULL,  -- JSON
  lead           TEXT NOT NULL,  -- JSON
  units_settled  INTEGER NOT NULL,
  units_total    INTEGER NOT NULL,
  status         TEXT NOT NULL,
  open           INTEGER NOT NULL,
  due            TEXT NOT NULL,
  original_due   TEXT NOT NULL,
  last_report_at INTEGER NOT NULL
);
CREATE INDEX tasks_by_due ON tasks (due, id);
CREATE INDEX tasks_by_open ON tasks (open, due, id);
CREATE INDEX tasks_by_status ON tasks (status, due, id);
CREATE INDEX tasks_by_plan ON tasks (plan, due, id);
CREATE INDEX tasks_without_unit ON tasks (due, id) WHERE units_total = 0 AND open = 1;
CREATE TABLE assignments (
  key            INTEGER PRIMARY KEY,  -- task * 1000 + id
  task           INTEGER NOT NULL,
  id             INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  unit           TEXT NOT NULL,
  part           TEXT NOT NULL,
  assumed        INTEGER NOT NULL,
  status         TEXT NOT NULL,
  open           INTEGER NOT NULL,
  returned       INTEGER NOT NULL,
  due            TEXT NOT NULL,
  original_due   TEXT NOT NULL,
  percent        INTEGER,
  last_report    TEXT NOT NULL,
  last_report_at INTEGER NOT NULL,
  submitted_by   TEXT NOT NULL,
  note           TEXT NOT NULL
);
CREATE INDEX assignments_by_unit ON assignments (unit, due, key);
CREATE INDEX assignments_by_unit_due ON assignments (unit, open, due, key);
CREATE INDEX assignments_by_unit_status ON assignments (unit, status, due, key);
CREATE INDEX assignments_by_status ON assignments (status, due, key);
-- Counts that lists show: due is 'D' and a day, 'M' and a month, or 'N' for none.
CREATE TABLE totals (
  scope  TEXT NOT NULL,
  due    TEXT NOT NULL,
  status TEXT NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (scope, due, status)
) WITHOUT ROWID;
-- Titles by their pairs of characters: two-character words are the usual search in Chinese.
CREATE VIRTUAL TABLE task_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0');
