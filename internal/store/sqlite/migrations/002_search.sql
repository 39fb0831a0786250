-- Searches within an outlet or within days begin with these where they are
-- the rarer condition.
CREATE INDEX captures_outlet ON captures (outlet, id);
CREATE INDEX captures_since ON captures (since, id);
CREATE INDEX captures_until ON captures (until, since, id) WHERE until > since;
