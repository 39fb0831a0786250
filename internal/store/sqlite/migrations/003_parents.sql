-- The document that each comes from; rows are seen as those of a report are.
CREATE TABLE parents (
	pile   INTEGER NOT NULL REFERENCES piles ON DELETE CASCADE,
	child  TEXT NOT NULL,
	parent TEXT NOT NULL,
	since  INTEGER NOT NULL,
	until  INTEGER NOT NULL,
	PRIMARY KEY (pile, child, since)
) STRICT, WITHOUT ROWID;
-- The reports kept so far are without; they are made again.
UPDATE piles SET reported = 0;
