-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "callDepth" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "parentAction" TEXT,
ADD COLUMN     "parentRepetition" TEXT,
ADD COLUMN     "parentRunId" TEXT;

-- CreateTable
CREATE TABLE "ActionWait" (
    "runId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "repetition" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'Open',
    "tokenHash" TEXT,
    "childRunId" TEXT,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "unsubscribe" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ActionWait_pkey" PRIMARY KEY ("runId","action","repetition","attempt")
);

-- CreateIndex
CREATE UNIQUE INDEX "ActionWait_tokenHash_key" ON "ActionWait"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ActionWait_childRunId_key" ON "ActionWait"("childRunId");

-- CreateIndex
CREATE INDEX "ActionWait_status_idx" ON "ActionWait"("status");

-- AddForeignKey
ALTER TABLE "ActionWait" ADD CONSTRAINT "ActionWait_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
