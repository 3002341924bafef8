-- CreateTable
CREATE TABLE "BatchPartition" (
    "flowId" TEXT NOT NULL,
    "batchName" TEXT NOT NULL,
    "partitionName" TEXT NOT NULL,
    "messageCount" INTEGER NOT NULL,
    "size" BIGINT NOT NULL,
    "oldestAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),

    CONSTRAINT "BatchPartition_pkey" PRIMARY KEY ("flowId","batchName","partitionName")
);

-- CreateTable
CREATE TABLE "BatchMessage" (
    "id" BIGSERIAL NOT NULL,
    "flowId" TEXT NOT NULL,
    "batchName" TEXT NOT NULL,
    "partitionName" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BatchMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BatchSend" (
    "runId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "repetition" TEXT NOT NULL,
    "batchName" TEXT NOT NULL,

    CONSTRAINT "BatchSend_pkey" PRIMARY KEY ("runId","action","repetition")
);

-- CreateIndex
CREATE INDEX "BatchPartition_dueAt_idx" ON "BatchPartition"("dueAt");

-- CreateIndex
CREATE INDEX "BatchMessage_flowId_batchName_partitionName_id_idx" ON "BatchMessage"("flowId", "batchName", "partitionName", "id");

-- AddForeignKey
ALTER TABLE "BatchPartition" ADD CONSTRAINT "BatchPartition_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchMessage" ADD CONSTRAINT "BatchMessage_flowId_batchName_partitionName_fkey" FOREIGN KEY ("flowId", "batchName", "partitionName") REFERENCES "BatchPartition"("flowId", "batchName", "partitionName") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchSend" ADD CONSTRAINT "BatchSend_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
