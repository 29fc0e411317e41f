-- Accounts come and go: whether one may sign in, whether its password is to be changed first, and when it last did.
-- An account that has no role yet has the empty one.
ALTER TABLE accounts ADD COLUMN enabled INTEGER NOT NULL DEFAULT 1;
ALTER TABLE accounts ADD COLUMN one_time INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN last_sign_in INTEGER NOT NULL DEFAULT 0;
