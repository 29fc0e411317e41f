-- What an officer saw of an account before changing it: counts its changes, signing in and tokens left out.
ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
