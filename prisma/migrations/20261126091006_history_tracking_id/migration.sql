-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only.
-- Most runs have no tracking id but their own id.
CREATE INDEX CONCURRENTLY "Run_history_trackingId_idx" ON "Run" ("clientTrackingId") WHERE "clientTrackingId" <> id;
