-- CreateTable
CREATE TABLE "ScheduleState" (
    "flowId" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "lastSlot" TIMESTAMPTZ(3),

    CONSTRAINT "ScheduleState_pkey" PRIMARY KEY ("flowId")
);

-- AddForeignKey
ALTER TABLE "ScheduleState" ADD CONSTRAINT "ScheduleState_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whatever was due before this release has been dealt with.
INSERT INTO "ScheduleState" ("flowId", since, "lastSlot")
SELECT id, "enabledAt", now() FROM "Flow" WHERE enabled AND "publishedVersionId" IS NOT NULL;
