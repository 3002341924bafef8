-- How long runs are kept, which are held whatever their age, and when a big value was last needed.
ALTER TABLE "Flow" ADD COLUMN "keepDays" INTEGER, ADD COLUMN "keepRuns" INTEGER, ADD COLUMN "keepValuesDays" INTEGER;
ALTER TABLE "Run" ADD COLUMN "heldAt" TIMESTAMPTZ(3), ADD COLUMN "holdReason" TEXT, ADD COLUMN "heldById" TEXT,
  ADD COLUMN "valuesRemovedAt" TIMESTAMPTZ(3);
ALTER TABLE "Run" ADD CONSTRAINT "Run_heldById_fkey" FOREIGN KEY ("heldById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Payload" ADD COLUMN "lastUsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
