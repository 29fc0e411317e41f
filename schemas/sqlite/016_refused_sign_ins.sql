-- State: sign-ins that were refused, the latest of them. Anybody can cause one, so that they stand beside the log and not
-- in it. Of what was typed nothing is kept but the name of an account that there is.
CREATE TABLE refused_sign_ins (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  account  TEXT    NOT NULL,  -- empty: there is none of that name
  address  TEXT    NOT NULL,
  reason   TEXT    NOT NULL,  -- unknown_account, wrong_password or account_disabled
  attempts INTEGER NOT NULL,
  first_at INTEGER NOT NULL,  -- milliseconds since 1970, UTC
  last_at  INTEGER NOT NULL
);
CREATE INDEX refused_sign_ins_alike ON refused_sign_ins (account, address, reason, id);
