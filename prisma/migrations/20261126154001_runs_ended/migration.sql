-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_ended_idx" ON "Run" ("endedAt") WHERE "endedAt" IS NOT NULL;
