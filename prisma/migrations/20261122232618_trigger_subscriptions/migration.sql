-- CreateTable
CREATE TABLE "TriggerSubscription" (
    "id" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'Subscribing',
    "tokenHash" TEXT NOT NULL,
    "unsubscribe" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TriggerSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TriggerSubscription_tokenHash_key" ON "TriggerSubscription"("tokenHash");

-- CreateIndex
CREATE INDEX "TriggerSubscription_dueAt_idx" ON "TriggerSubscription"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "TriggerSubscription_flowId_versionId_since_key" ON "TriggerSubscription"("flowId", "versionId", "since");
