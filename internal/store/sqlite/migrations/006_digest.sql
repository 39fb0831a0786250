-- What tells whether a record of a report stays as it is in the next one.
ALTER TABLE records ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
