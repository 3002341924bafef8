-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_history_errorMessage_idx" ON "Run" USING gin ("errorMessage" gin_trgm_ops) WHERE "errorMessage" IS NOT NULL;
