-- Documents by the keys that they are found by for linking, each space a pile
-- that is linked. Keys spread over the partitions, and over machines where an
-- engine such as Citus spreads those.
CREATE TABLE link_keys (
	space bigint NOT NULL,
	key   bigint NOT NULL,
	doc   integer NOT NULL, -- its number in the space
	PRIMARY KEY (space, key, doc)
) PARTITION BY HASH (key);

DO $$
BEGIN
	FOR i IN 0..15 LOOP
		EXECUTE format('CREATE TABLE link_keys_%s PARTITION OF link_keys FOR VALUES WITH (MODULUS 16, REMAINDER %s)', i, i);
	END LOOP;
END $$;
