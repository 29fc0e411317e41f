-- State: what is to be sent by e-mail or webhook, written in the transaction of the event. One row a notice and address.
CREATE TABLE deliveries (
  id         INTEGER PRIMARY KEY,
  channel    TEXT    NOT NULL,  -- mail or webhook
  address    TEXT    NOT NULL,  -- of the mailbox, or the URL
  recipient  TEXT    NOT NULL,  -- with position and n the key of the notice
  position   INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  state      TEXT    NOT NULL,  -- waiting, sent or dead
  attempts   INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,  -- milliseconds since 1970, UTC: when to try (again), or when it came to its end
  last_error TEXT    NOT NULL
);
CREATE INDEX deliveries_by_state ON deliveries (state, channel, next_at, id);
