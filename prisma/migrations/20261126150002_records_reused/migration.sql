-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "ActionRecord_reused_idx" ON "ActionRecord" ("runId", repetition) WHERE reused;
