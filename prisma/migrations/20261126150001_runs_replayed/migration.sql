-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_originRunId_idx" ON "Run" ("originRunId") WHERE "originRunId" IS NOT NULL;
