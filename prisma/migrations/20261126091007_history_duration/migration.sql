-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_history_duration_idx" ON "Run" (("endedAt" - "startedAt"), id) WHERE "endedAt" IS NOT NULL;
