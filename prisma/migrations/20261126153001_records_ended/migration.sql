-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only. Rows lie
-- about in the order of their ends, so that a few ranges of pages hold a stretch of time, and writing costs next to nothing.
CREATE INDEX CONCURRENTLY "ActionRecord_ended_idx" ON "ActionRecord" USING brin ("endedAt") WITH (pages_per_range = 32, autosummarize = on);
