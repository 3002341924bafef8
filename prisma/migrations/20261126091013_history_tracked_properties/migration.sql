-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "ActionRecord_history_trackedProperties_idx" ON "ActionRecord" USING gin ("trackedProperties" gin_trgm_ops) WHERE "trackedProperties" IS NOT NULL;
