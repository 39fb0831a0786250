-- Content: captured bytes, and annotated documents, each by its digest.
CREATE TABLE bytes (
	sha256 TEXT PRIMARY KEY,
	data   BLOB NOT NULL -- Zstandard
) STRICT;

CREATE TABLE annotated (
	hash TEXT PRIMARY KEY,
	data BLOB NOT NULL -- JSON, Zstandard
) STRICT;

-- What came in.
CREATE TABLE capture (
	key    TEXT PRIMARY KEY,
	sha256 TEXT NOT NULL REFERENCES bytes,
	about  TEXT NOT NULL -- JSON of the capture without its bytes
) STRICT, WITHOUT ROWID;

CREATE TABLE pile (
	name     TEXT PRIMARY KEY,
	created  TEXT NOT NULL,
	revision INTEGER NOT NULL DEFAULT 0,
	reported INTEGER NOT NULL DEFAULT 0,
	report   INTEGER -- id of the kept report
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
	pile    TEXT NOT NULL REFERENCES pile ON DELETE CASCADE,
	id      TEXT NOT NULL,
	key     TEXT NOT NULL REFERENCES capture,
	sha256  TEXT NOT NULL,
	added   TEXT NOT NULL,
	adder   TEXT NOT NULL,
	removed TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (pile, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_key ON entry (key);

-- What was read from it.
CREATE TABLE reading (
	id        INTEGER PRIMARY KEY,
	key       TEXT NOT NULL UNIQUE REFERENCES capture ON DELETE CASCADE,
	version   TEXT NOT NULL,
	err       TEXT NOT NULL,
	hash      TEXT REFERENCES annotated, -- NULL where it could not be read
	title     TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	published TEXT NOT NULL,
	language  TEXT NOT NULL,
	url       TEXT NOT NULL
) STRICT;
-- Folded words of each reading, by its id.
CREATE VIRTUAL TABLE words USING fts5 (text, content='', contentless_delete=1, prefix='2 3 4', tokenize="unicode61 remove_diacritics 0");

-- The kept report of each pile. One that is being written has records but no
-- pile that points at it.
CREATE TABLE report (
	id   INTEGER PRIMARY KEY AUTOINCREMENT,
	pile TEXT NOT NULL,
	head BLOB NOT NULL -- JSON, Zstandard: what is in no record
) STRICT;

CREATE TABLE report_document (
	report INTEGER NOT NULL,
	id     TEXT NOT NULL,
	hash   TEXT NOT NULL REFERENCES annotated,
	PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
	rowid   INTEGER PRIMARY KEY,
	report  INTEGER NOT NULL,
	kind    TEXT NOT NULL,
	seq     INTEGER NOT NULL,
	ref     TEXT NOT NULL,
	type    TEXT NOT NULL,
	party   TEXT NOT NULL,
	subject TEXT NOT NULL,
	date    TEXT NOT NULL,
	docs    TEXT NOT NULL, -- JSON
	value   BLOB NOT NULL  -- JSON
) STRICT;
CREATE UNIQUE INDEX record_seq ON record (report, kind, seq);
CREATE INDEX record_ref ON record (report, ref);
CREATE INDEX record_type ON record (report, kind, type, seq);

CREATE TABLE record_document (
	report INTEGER NOT NULL,
	doc    TEXT NOT NULL,
	kind   TEXT NOT NULL,
	seq    INTEGER NOT NULL,
	PRIMARY KEY (report, doc, kind, seq)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE record_words USING fts5 (words, party, subject, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0");

-- What people said of it. Never updated, never deleted.
CREATE TABLE correction (
	seq        INTEGER PRIMARY KEY AUTOINCREMENT,
	pile       TEXT NOT NULL,
	correction TEXT NOT NULL -- JSON
) STRICT;
CREATE INDEX correction_pile ON correction (pile, seq);
CREATE TRIGGER correction_kept BEFORE UPDATE ON correction BEGIN SELECT raise(ABORT, 'the review log is never rewritten'); END;
CREATE TRIGGER correction_stays BEFORE DELETE ON correction BEGIN SELECT raise(ABORT, 'the review log is never rewritten'); END;

CREATE TABLE item (
	bucket TEXT NOT NULL,
	key    TEXT NOT NULL,
	value  BLOB NOT NULL,
	PRIMARY KEY (bucket, key)
) STRICT, WITHOUT ROWID;
