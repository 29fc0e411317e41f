-- Views: the first days of the lights, by which lists are cut; signatures; opinions on extensions; lists by original date.
ALTER TABLE tasks ADD COLUMN soon_from TEXT NOT NULL DEFAULT '~';
ALTER TABLE tasks ADD COLUMN overdue_from TEXT NOT NULL DEFAULT '~';
ALTER TABLE assignments ADD COLUMN soon_from TEXT NOT NULL DEFAULT '~';
ALTER TABLE assignments ADD COLUMN overdue_from TEXT NOT NULL DEFAULT '~';
ALTER TABLE assignments ADD COLUMN assigned_on TEXT;
ALTER TABLE assignments ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN to_sign INTEGER NOT NULL DEFAULT 0;
ALTER TABLE extensions ADD COLUMN advised INTEGER NOT NULL DEFAULT 0;
-- A light is looked up beside the due date that lists are sorted by.
DROP INDEX tasks_by_open;
CREATE INDEX tasks_by_open ON tasks (open, due, id, soon_from, overdue_from);
DROP INDEX assignments_by_unit_due;
CREATE INDEX assignments_by_unit_due ON assignments (unit, open, due, key, soon_from, overdue_from);
CREATE INDEX tasks_by_original ON tasks (original_due, id);
CREATE INDEX tasks_by_open_original ON tasks (open, original_due, id);
CREATE INDEX assignments_by_original ON assignments (unit, open, original_due, key);
CREATE INDEX assignments_to_sign ON assignments (unit, due, key) WHERE to_sign = 1;
