-- A view: the bulletins, made from the streams bulletin/ID; dropped and made again by `duban rebuild`.
CREATE TABLE bulletins (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL,
  quarter    TEXT    NOT NULL,  -- 2026-Q3
  title      TEXT    NOT NULL,
  number     TEXT    NOT NULL,  -- empty for a draft
  issued_on  TEXT,
  signed_by  TEXT    NOT NULL,
  drafted_by TEXT    NOT NULL,
  drafted_at INTEGER NOT NULL
);
CREATE INDEX bulletins_by_day ON bulletins (issued_on);
