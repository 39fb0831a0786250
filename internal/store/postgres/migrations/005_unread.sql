-- Captures that other versions have read, or none: of those that this one has
-- read, however many there are, none is looked at to find them.
DROP INDEX captures_version;
CREATE INDEX captures_unread ON captures (version, key);
