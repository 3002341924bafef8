-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_history_errorCode_idx" ON "Run" ("errorCode", id) WHERE "errorCode" IS NOT NULL;
