-- Extensions, suspension, slips and timers. Views; dropped and made again by `duban rebuild`.
-- `open` of tasks and assignments is 0 settled, 1 running, 2 suspended: the clock stands.
ALTER TABLE tasks ADD COLUMN workflow TEXT NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN resumes_as TEXT;
ALTER TABLE assignments ADD COLUMN evidence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assignments ADD COLUMN extensions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assignments ADD COLUMN unit_group TEXT NOT NULL DEFAULT '';
-- The day on which its timers are to be looked at: '~' for never, '?' for a day without a calendar.
ALTER TABLE assignments ADD COLUMN alarm TEXT NOT NULL DEFAULT '~';
CREATE INDEX assignments_by_alarm ON assignments (alarm, key) WHERE alarm < '~';
CREATE TABLE extensions (
  task       INTEGER NOT NULL,
  id         INTEGER NOT NULL,
  assignment INTEGER NOT NULL,
  unit       TEXT NOT NULL,
  state      TEXT NOT NULL,
  until      TEXT NOT NULL,
  PRIMARY KEY (task, id)
) WITHOUT ROWID;
CREATE INDEX extensions_by_state ON extensions (state, until);
CREATE TABLE slips (
  task       INTEGER NOT NULL,
  id         INTEGER NOT NULL,
  assignment INTEGER NOT NULL,
  unit       TEXT NOT NULL,
  grade      TEXT NOT NULL,
  number     TEXT NOT NULL,
  issued_on  TEXT NOT NULL,
  reply_by   TEXT NOT NULL,
  received   INTEGER NOT NULL,
  answered   INTEGER NOT NULL,
  PRIMARY KEY (task, id)
) WITHOUT ROWID;
CREATE INDEX slips_by_day ON slips (issued_on);
CREATE INDEX slips_by_answer ON slips (answered, reply_by);
CREATE INDEX slips_by_unit ON slips (unit, answered, reply_by);
-- State: by which rules the views were made.
CREATE TABLE marks (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
