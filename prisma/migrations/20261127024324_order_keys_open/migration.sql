-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
CREATE INDEX CONCURRENTLY "Run_order_open_idx" ON "Run" ("flowId", "orderKey", id)
  WHERE "orderKey" IS NOT NULL AND status IN ('Waiting', 'Running');
