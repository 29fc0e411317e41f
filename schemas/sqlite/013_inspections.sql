-- Views: inspections and findings; dropped and made again by `duban rebuild`.
CREATE TABLE inspections (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL,
  quarter    TEXT    NOT NULL,  -- 2026-Q3
  unit       TEXT    NOT NULL,
  template   TEXT    NOT NULL,
  day        TEXT    NOT NULL,
  inspectors TEXT    NOT NULL,  -- JSON
  status     TEXT    NOT NULL,
  items      INTEGER NOT NULL,
  answered   INTEGER NOT NULL,
  appeal     TEXT    NOT NULL   -- '' for none, waiting, upheld, refused
);
CREATE INDEX inspections_by_quarter ON inspections (quarter, unit, id);
CREATE INDEX inspections_by_unit ON inspections (unit, id);
CREATE TABLE findings (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL,
  inspection    INTEGER,
  task          INTEGER,
  unit          TEXT    NOT NULL,
  grade         TEXT    NOT NULL,
  state         TEXT    NOT NULL,
  rectification INTEGER NOT NULL,  -- a task
  raised_on     TEXT    NOT NULL,
  open          INTEGER NOT NULL   -- 1 until it is published or withdrawn
);
CREATE INDEX findings_by_task ON findings (task, open);
CREATE INDEX findings_by_unit ON findings (unit, open, id);
CREATE INDEX findings_by_inspection ON findings (inspection);
CREATE UNIQUE INDEX findings_by_rectification ON findings (rectification);
-- Kept files, by the SHA-256 of their content: an event names each, and is written with it in one transaction.
CREATE TABLE files (
  digest     TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  content    BLOB NOT NULL
);
-- A view: scores as they were published, with the lines that they are made of.
CREATE TABLE scores (
  quarter      TEXT    NOT NULL,
  unit         TEXT    NOT NULL,
  total        INTEGER NOT NULL,  -- hundredths of a point
  data         TEXT    NOT NULL,  -- JSON
  published_by TEXT    NOT NULL,
  published_at INTEGER NOT NULL,  -- milliseconds since 1970, UTC
  PRIMARY KEY (quarter, unit)
) WITHOUT ROWID;
