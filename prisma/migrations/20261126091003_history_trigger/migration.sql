-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_triggerKind_id_idx" ON "Run" ("triggerKind", "id");
