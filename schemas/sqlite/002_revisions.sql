-- A plan that revises another, and the one that revised it.
ALTER TABLE plans ADD COLUMN revision_of INTEGER;
ALTER TABLE plans ADD COLUMN superseded_by INTEGER;
