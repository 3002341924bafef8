-- CreateTable
CREATE TABLE "TriggerState" (
    "flowId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "anchor" TIMESTAMPTZ(3) NOT NULL,
    "windowStart" TIMESTAMPTZ(3),
    "windowEnd" TIMESTAMPTZ(3),
    "pollUri" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "scheduledAt" TIMESTAMPTZ(3),
    "claimId" TEXT,
    "claimedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "TriggerState_pkey" PRIMARY KEY ("flowId")
);

-- CreateTable
CREATE TABLE "TriggerEvaluation" (
    "id" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT,
    "times" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TriggerEvaluation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TriggerState_dueAt_idx" ON "TriggerState"("dueAt");

-- CreateIndex
CREATE INDEX "TriggerEvaluation_flowId_id_idx" ON "TriggerEvaluation"("flowId", "id");

-- AddForeignKey
ALTER TABLE "TriggerState" ADD CONSTRAINT "TriggerState_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TriggerEvaluation" ADD CONSTRAINT "TriggerEvaluation_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
