-- The document that each comes from; rows are seen as those of a report are.
CREATE TABLE parents (
	pile   bigint NOT NULL REFERENCES piles ON DELETE CASCADE,
	child  text COLLATE "C" NOT NULL,
	parent text COLLATE "C" NOT NULL,
	since  bigint NOT NULL,
	until  bigint NOT NULL,
	PRIMARY KEY (pile, child, since)
);
-- The reports kept so far are without; they are made again.
UPDATE piles SET reported = 0;
