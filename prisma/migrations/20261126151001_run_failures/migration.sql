-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_failureId_idx" ON "Run" ("failureId", id) WHERE "failureId" IS NOT NULL;
