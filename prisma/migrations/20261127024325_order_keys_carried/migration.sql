-- Of the runs with the same key only one is carried at a time.
CREATE UNIQUE INDEX CONCURRENTLY "Run_order_carried_idx" ON "Run" ("flowId", "orderKey")
  WHERE "orderKey" IS NOT NULL AND "carrierId" IS NOT NULL AND status IN ('Waiting', 'Running');
