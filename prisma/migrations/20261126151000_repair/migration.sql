-- Runs done again together; failures that are alike; runs that failed for good and wait for a person.
CREATE TABLE "BulkReplay" (
    "id" TEXT NOT NULL,
    "query" TEXT,
    "request" TEXT NOT NULL,
    "perMinute" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'Collecting',
    "collectBelow" TEXT,
    "nextAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkReplay_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BulkReplay_status_nextAt_idx" ON "BulkReplay"("status", "nextAt");
ALTER TABLE "BulkReplay" ADD CONSTRAINT "BulkReplay_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "BulkReplayTarget" (
    "bulkReplayId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'Waiting',
    "newRunId" TEXT,
    "reason" TEXT,

    CONSTRAINT "BulkReplayTarget_pkey" PRIMARY KEY ("bulkReplayId","runId")
);
CREATE INDEX "BulkReplayTarget_bulkReplayId_status_runId_idx" ON "BulkReplayTarget"("bulkReplayId", "status", "runId");
ALTER TABLE "BulkReplayTarget" ADD CONSTRAINT "BulkReplayTarget_bulkReplayId_fkey" FOREIGN KEY ("bulkReplayId") REFERENCES "BulkReplay"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "FailureGroup" (
    "id" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "action" TEXT,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FailureGroup_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "FailureGroup_flowId_idx" ON "FailureGroup"("flowId");
ALTER TABLE "FailureGroup" ADD CONSTRAINT "FailureGroup_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Run" ADD COLUMN "failureId" TEXT;

CREATE TABLE "DeadLetter" (
    "runId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'Open',
    "ownerId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "closedById" TEXT,

    CONSTRAINT "DeadLetter_pkey" PRIMARY KEY ("runId")
);
CREATE INDEX "DeadLetter_status_runId_idx" ON "DeadLetter"("status", "runId");
ALTER TABLE "DeadLetter" ADD CONSTRAINT "DeadLetter_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DeadLetter" ADD CONSTRAINT "DeadLetter_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "DeadLetter" ADD CONSTRAINT "DeadLetter_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
