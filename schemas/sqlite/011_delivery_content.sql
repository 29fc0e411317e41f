-- Deliveries that are no notice: a weekly digest, or a change as webhooks are told of it. Their words stand with them.
ALTER TABLE deliveries ADD COLUMN content TEXT NOT NULL DEFAULT 'notice';  -- notice, digest or change
ALTER TABLE deliveries ADD COLUMN text TEXT NOT NULL DEFAULT '';           -- empty for a notice
