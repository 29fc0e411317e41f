-- A view: which measures of lower plans carry out which of a plan, as people accepted it.
CREATE TABLE links (
  upper_plan    INTEGER NOT NULL,
  id            INTEGER NOT NULL,
  upper_measure INTEGER NOT NULL,
  lower_plan    INTEGER NOT NULL,
  lower_measure INTEGER NOT NULL,
  PRIMARY KEY (upper_plan, id)
) WITHOUT ROWID;
CREATE INDEX links_by_lower ON links (lower_plan, lower_measure);
