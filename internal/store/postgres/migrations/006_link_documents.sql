-- The documents of large piles with the keys that they are found by for
-- linking. Nothing refers to piles, whose rows many wait for: a sweep takes
-- what a pile has left.
DROP TABLE link_keys;
CREATE TABLE link_docs (
	space bigint NOT NULL, -- the pile
	id    text COLLATE "C" NOT NULL,
	doc   bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
	state text NOT NULL, -- of document and pile, that the keys are of
	keys  bytea NOT NULL, -- sorted, eight bytes each, the lowest first
	PRIMARY KEY (space, id)
);
ALTER TABLE link_docs ALTER COLUMN keys SET STORAGE EXTERNAL; -- hashes

-- The same the other way round. Keys spread over the partitions, and over
-- machines where an engine such as Citus spreads those.
CREATE TABLE link_keys (
	space bigint NOT NULL,
	key   bigint NOT NULL,
	doc   bigint NOT NULL,
	PRIMARY KEY (space, key, doc)
) PARTITION BY HASH (key);

DO $$
BEGIN
	FOR i IN 0..15 LOOP
		EXECUTE format('CREATE TABLE link_keys_%s PARTITION OF link_keys FOR VALUES WITH (MODULUS 16, REMAINDER %s)', i, i);
	END LOOP;
END $$;
