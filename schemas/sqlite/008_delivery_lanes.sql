-- What waits for one address, found without passing what waits for the others.
CREATE INDEX deliveries_by_address ON deliveries (channel, address, state, next_at, id);
