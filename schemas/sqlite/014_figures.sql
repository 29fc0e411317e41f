-- Views: what statistics look at, in rows as narrow as possible; dropped and made again by `duban rebuild`. Days are
-- counted from 1970-01-01; 1000000 stands for none, after every day.
CREATE TABLE figures (
  unit         TEXT    NOT NULL,  -- '' for the task as a whole
  key          INTEGER NOT NULL,  -- task * 1000 + assignment
  plan         INTEGER NOT NULL,  -- 0 for none
  state        INTEGER NOT NULL,  -- 0 released or withdrawn, 1 running, 2 suspended: the clock stands, 3 closed
  issued_on    INTEGER NOT NULL,
  due          INTEGER NOT NULL,
  original_due INTEGER NOT NULL,
  settled_on   INTEGER NOT NULL,
  soon_from    INTEGER NOT NULL,
  overdue_from INTEGER NOT NULL,
  on_from      INTEGER NOT NULL,  -- the pace falls from ahead to on, and to behind; neither: it is not known
  behind_from  INTEGER NOT NULL,
  missed_from  INTEGER NOT NULL,
  extensions   INTEGER NOT NULL,
  requested    INTEGER NOT NULL,
  PRIMARY KEY (unit, key)
) WITHOUT ROWID;
CREATE TABLE targets (
  task      INTEGER NOT NULL,
  n         INTEGER NOT NULL,  -- counts from 0 in the task
  name      TEXT    NOT NULL,
  value     REAL    NOT NULL,
  value_max REAL,
  unit      TEXT    NOT NULL,
  compare   TEXT    NOT NULL,
  by        INTEGER NOT NULL,
  reported  REAL,
  reached   INTEGER NOT NULL,
  PRIMARY KEY (task, n)
) WITHOUT ROWID;
