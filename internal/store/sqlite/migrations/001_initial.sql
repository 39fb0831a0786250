-- Contents by the SHA-256 of what they hold before compression: captures as
-- they came, and what was read from them.
CREATE TABLE contents (
	id     INTEGER PRIMARY KEY,
	sha256 BLOB NOT NULL UNIQUE,
	size   INTEGER NOT NULL, -- before compression
	zstd   BLOB NOT NULL
) STRICT;

CREATE TABLE captures (
	id      INTEGER PRIMARY KEY, -- that of words too
	key     TEXT NOT NULL UNIQUE,
	header  BLOB NOT NULL, -- JSON of the capture without its bytes
	content INTEGER NOT NULL REFERENCES contents,
	-- What the stages of that version read: reading, or error of source.
	version TEXT NOT NULL DEFAULT '',
	reading INTEGER REFERENCES contents,
	source  TEXT NOT NULL DEFAULT '',
	error   TEXT NOT NULL DEFAULT '',
	title TEXT NOT NULL DEFAULT '', outlet TEXT NOT NULL DEFAULT '', published TEXT NOT NULL DEFAULT '',
	language TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '',
	since TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT '' -- days of published
) STRICT;
CREATE INDEX captures_version ON captures (key, version);
CREATE INDEX captures_content ON captures (content);
CREATE INDEX captures_reading ON captures (reading);

CREATE TABLE piles (
	id         INTEGER PRIMARY KEY AUTOINCREMENT,
	name       TEXT NOT NULL UNIQUE,
	created    INTEGER NOT NULL, -- microseconds since 1970
	documents  INTEGER NOT NULL DEFAULT 0,
	revision   INTEGER NOT NULL DEFAULT 1,
	reported   INTEGER NOT NULL DEFAULT 0,
	generation INTEGER NOT NULL DEFAULT 0, -- of the report that readers see
	rest       BLOB -- what that report holds besides documents and records
) STRICT;

CREATE TABLE entries (
	pile    INTEGER NOT NULL REFERENCES piles ON DELETE CASCADE,
	id      TEXT NOT NULL,
	base    TEXT NOT NULL, -- the ID that it was added under, without ~2
	capture INTEGER NOT NULL REFERENCES captures,
	sha256  TEXT NOT NULL,
	added   INTEGER NOT NULL,
	by      TEXT NOT NULL,
	removed INTEGER NOT NULL DEFAULT 0, -- when, 0 unless it was
	PRIMARY KEY (pile, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_capture ON entries (capture, removed);
CREATE INDEX entries_id ON entries (id, pile); -- a search of all piles goes by it
CREATE INDEX entries_base ON entries (pile, base, sha256);

-- Words of captures, as running terms; rowid is captures.id. The store forms
-- the terms, so the tokenizer only parts them at spaces.
CREATE VIRTUAL TABLE words USING fts5 (
	title, text, content='', contentless_delete=1, prefix='2 3',
	tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* S* P* C*'"
);

-- A row of a report is seen from generation since up to, not including,
-- until: a new report is written beside the former one and shown at once.
CREATE TABLE report_documents (
	pile    INTEGER NOT NULL REFERENCES piles ON DELETE CASCADE,
	id      TEXT NOT NULL,
	since   INTEGER NOT NULL,
	until   INTEGER NOT NULL,
	content INTEGER NOT NULL REFERENCES contents,
	PRIMARY KEY (pile, id, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_documents_content ON report_documents (content);

CREATE TABLE records (
	id      INTEGER PRIMARY KEY, -- that of record_words too
	pile    INTEGER NOT NULL REFERENCES piles ON DELETE CASCADE,
	kind    TEXT NOT NULL,
	sort    TEXT NOT NULL,
	since   INTEGER NOT NULL,
	until   INTEGER NOT NULL,
	ref     TEXT NOT NULL,
	docs    TEXT NOT NULL, -- JSON list
	type    TEXT NOT NULL,
	party   TEXT NOT NULL,
	subject TEXT NOT NULL,
	date    TEXT NOT NULL,
	first   TEXT NOT NULL, -- days of date
	last    TEXT NOT NULL,
	words   TEXT NOT NULL,
	value   BLOB NOT NULL
) STRICT;
CREATE INDEX records_order ON records (pile, kind, sort, since, until);
CREATE INDEX records_type ON records (pile, kind, type, sort, since, until);
CREATE INDEX records_until ON records (pile, until);
CREATE INDEX records_since ON records (pile, since);

-- How many records of a kind and type the report that readers see has.
CREATE TABLE record_counts (
	pile INTEGER NOT NULL REFERENCES piles ON DELETE CASCADE,
	kind TEXT NOT NULL,
	type TEXT NOT NULL,
	n    INTEGER NOT NULL,
	PRIMARY KEY (pile, kind, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_docs (
	pile   INTEGER NOT NULL,
	doc    TEXT NOT NULL,
	record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
	PRIMARY KEY (pile, doc, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_docs_record ON record_docs (record);

CREATE TABLE record_names (
	pile   INTEGER NOT NULL,
	name   TEXT NOT NULL,
	record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
	PRIMARY KEY (pile, name, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_names_record ON record_names (record);

CREATE VIRTUAL TABLE record_words USING fts5 (
	words, parties, subjects, content='', contentless_delete=1, prefix='2 3',
	tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* S* P* C*'"
);

CREATE TABLE reviews (
	seq  INTEGER PRIMARY KEY,
	pile INTEGER NOT NULL, -- stays when the pile is forgotten
	at   INTEGER NOT NULL,
	correction BLOB NOT NULL -- JSON
) STRICT;
CREATE INDEX reviews_pile ON reviews (pile, seq);
CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'the review log is never rewritten'); END;
CREATE TRIGGER reviews_last BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'the review log is never rewritten'); END;

CREATE TABLE small_values (
	bucket TEXT NOT NULL,
	key    TEXT NOT NULL,
	value  BLOB NOT NULL,
	PRIMARY KEY (bucket, key)
) STRICT, WITHOUT ROWID;
