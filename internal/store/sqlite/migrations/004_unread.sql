-- Captures are sought by what has read them, version by version.
DROP INDEX captures_version;
CREATE INDEX captures_unread ON captures (version, key);
