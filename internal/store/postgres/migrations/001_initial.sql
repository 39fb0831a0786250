-- Names and IDs compare byte by byte (COLLATE "C"), as in every store.

-- Contents by the SHA-256 of what they hold before compression: captures as
-- they came, and what was read from them. Partitioned by hash, as are all
-- tables that are only looked up by key.
CREATE TABLE contents (
	sha256 bytea PRIMARY KEY,
	size   bigint NOT NULL, -- before compression
	zstd   bytea NOT NULL
) PARTITION BY HASH (sha256);
ALTER TABLE contents ALTER COLUMN zstd SET STORAGE EXTERNAL; -- compressed already

CREATE TABLE captures (
	id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	key     text COLLATE "C" NOT NULL UNIQUE,
	header  bytea NOT NULL, -- JSON of the capture without its bytes
	content bytea NOT NULL REFERENCES contents,
	-- What the stages of that version read: reading, or error of source.
	version text COLLATE "C" NOT NULL DEFAULT '',
	reading bytea REFERENCES contents,
	source  text NOT NULL DEFAULT '',
	error   text NOT NULL DEFAULT '',
	title text NOT NULL DEFAULT '', outlet text NOT NULL DEFAULT '', published text NOT NULL DEFAULT '',
	language text NOT NULL DEFAULT '', url text NOT NULL DEFAULT '',
	since text COLLATE "C" NOT NULL DEFAULT '', until text COLLATE "C" NOT NULL DEFAULT '', -- days of published
	-- Running terms of title and text with a space at each end, for phrases,
	-- and all of their terms, for words and prefixes; null while not read.
	running_title text, running_text text, terms tsvector
);
CREATE INDEX captures_version ON captures (key, version);
CREATE INDEX captures_content ON captures (content);
CREATE INDEX captures_reading ON captures (reading);
CREATE INDEX captures_terms ON captures USING gin (terms);

CREATE TABLE piles (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name       text COLLATE "C" NOT NULL UNIQUE,
	created    bigint NOT NULL, -- microseconds since 1970
	documents  bigint NOT NULL DEFAULT 0,
	revision   bigint NOT NULL DEFAULT 1,
	reported   bigint NOT NULL DEFAULT 0,
	generation bigint NOT NULL DEFAULT 0, -- of the report that readers see
	rest       bytea -- what that report holds besides documents and records
);

CREATE TABLE entries (
	pile    bigint NOT NULL REFERENCES piles ON DELETE CASCADE,
	id      text COLLATE "C" NOT NULL,
	base    text COLLATE "C" NOT NULL, -- the ID that it was added under, without ~2
	capture bigint NOT NULL REFERENCES captures,
	sha256  text COLLATE "C" NOT NULL,
	added   bigint NOT NULL,
	by      text NOT NULL,
	removed bigint NOT NULL DEFAULT 0, -- when, 0 unless it was
	PRIMARY KEY (pile, id)
);
CREATE INDEX entries_capture ON entries (capture, removed);
CREATE INDEX entries_id ON entries (id, pile);
CREATE INDEX entries_base ON entries (pile, base, sha256);

-- A row of a report is seen from generation since up to, not including,
-- until: a new report is written beside the former one and shown at once.
CREATE TABLE report_documents (
	pile    bigint NOT NULL REFERENCES piles ON DELETE CASCADE,
	id      text COLLATE "C" NOT NULL,
	since   bigint NOT NULL,
	until   bigint NOT NULL,
	content bytea NOT NULL REFERENCES contents,
	PRIMARY KEY (pile, id, since)
);
CREATE INDEX report_documents_content ON report_documents (content);

CREATE TABLE records (
	id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	pile    bigint NOT NULL REFERENCES piles ON DELETE CASCADE,
	kind    text COLLATE "C" NOT NULL,
	sort    text COLLATE "C" NOT NULL,
	since   bigint NOT NULL,
	until   bigint NOT NULL,
	ref     text COLLATE "C" NOT NULL,
	docs    bytea NOT NULL, -- JSON list
	type    text COLLATE "C" NOT NULL,
	party   text NOT NULL,
	subject text NOT NULL,
	date    text NOT NULL,
	first   text COLLATE "C" NOT NULL, -- days of date
	last    text COLLATE "C" NOT NULL,
	words   text NOT NULL,
	value   bytea NOT NULL,
	running text NOT NULL, -- terms of words with a space at each end
	terms tsvector NOT NULL, parties tsvector NOT NULL, subjects tsvector NOT NULL
);
CREATE INDEX records_order ON records (pile, kind, sort);
CREATE INDEX records_type ON records (pile, kind, type, sort);
CREATE INDEX records_until ON records (pile, until);
CREATE INDEX records_since ON records (pile, since);
CREATE INDEX records_terms ON records USING gin (terms, parties, subjects);

CREATE TABLE record_counts (
	pile bigint NOT NULL REFERENCES piles ON DELETE CASCADE,
	kind text COLLATE "C" NOT NULL,
	type text COLLATE "C" NOT NULL,
	n    bigint NOT NULL,
	PRIMARY KEY (pile, kind, type)
);

CREATE TABLE record_docs (
	pile   bigint NOT NULL,
	doc    text COLLATE "C" NOT NULL,
	record bigint NOT NULL REFERENCES records ON DELETE CASCADE,
	PRIMARY KEY (pile, doc, record)
) PARTITION BY HASH (doc);
CREATE INDEX record_docs_record ON record_docs (record);

CREATE TABLE record_names (
	pile   bigint NOT NULL,
	name   text COLLATE "C" NOT NULL,
	record bigint NOT NULL REFERENCES records ON DELETE CASCADE,
	PRIMARY KEY (pile, name, record)
) PARTITION BY HASH (name);
CREATE INDEX record_names_record ON record_names (record);

DO $$
DECLARE
	parent text;
BEGIN
	FOREACH parent IN ARRAY ARRAY['contents', 'record_docs', 'record_names'] LOOP
		FOR i IN 0..7 LOOP
			EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 8, REMAINDER %s)', parent || '_' || i, parent, i);
		END LOOP;
	END LOOP;
END $$;

CREATE TABLE reviews (
	seq  bigint PRIMARY KEY,
	pile bigint NOT NULL, -- stays when the pile is forgotten
	at   bigint NOT NULL,
	correction bytea NOT NULL -- JSON
);
CREATE INDEX reviews_pile ON reviews (pile, seq);
CREATE FUNCTION reviews_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the review log is never rewritten';
END $$;
CREATE TRIGGER reviews_stay BEFORE UPDATE OR DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION reviews_stay();

CREATE TABLE small_values (
	bucket text COLLATE "C" NOT NULL,
	key    text COLLATE "C" NOT NULL,
	value  bytea NOT NULL,
	PRIMARY KEY (bucket, key)
);
