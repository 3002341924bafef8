-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "ActionRecord_history_errorCode_idx" ON "ActionRecord" ("errorCode", "runId") WHERE "errorCode" IS NOT NULL;
