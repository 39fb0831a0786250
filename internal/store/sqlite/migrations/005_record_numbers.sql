-- The number of a record says of which pile and kind it is, so that a search
-- goes through these alone (see recordNumbers). The reports kept so far are
-- without; they are made again.
DELETE FROM record_docs;
DELETE FROM record_names;
DELETE FROM record_counts;
DELETE FROM records;
INSERT INTO record_words (record_words) VALUES ('delete-all');
DELETE FROM report_documents;
DELETE FROM parents;
UPDATE piles SET reported = 0, rest = NULL;
