-- One index to a migration: built while the table is written to, which PostgreSQL allows outside a transaction only. It leads to
-- the few records that refer to a stored value.
CREATE INDEX CONCURRENTLY "ActionRecord_payloads_idx" ON "ActionRecord" ("runId")
  WHERE inputs LIKE '%"$millrace:payload"%' OR outputs LIKE '%"$millrace:payload"%';
