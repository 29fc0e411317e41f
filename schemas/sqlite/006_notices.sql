-- A view: what people are to hear of, made from the events of tasks; dropped and made again by `duban rebuild`.
CREATE TABLE notices (
  recipient  TEXT    NOT NULL,  -- unit:NAME or role:NAME
  position   INTEGER NOT NULL,  -- the event's place in the log
  n          INTEGER NOT NULL,  -- counts from 0 in the event
  task       INTEGER NOT NULL,
  assignment INTEGER NOT NULL,  -- 0 for the task as a whole
  kind       TEXT    NOT NULL,
  text       TEXT    NOT NULL,
  at         INTEGER NOT NULL,  -- milliseconds since 1970, UTC
  PRIMARY KEY (recipient, position, n)
) WITHOUT ROWID;
-- State: how far each account has read its notices.
CREATE TABLE notices_read (
  account TEXT PRIMARY KEY REFERENCES accounts (name),
  through INTEGER NOT NULL      -- a position; later notices are unread
) WITHOUT ROWID;
