-- AlterTable
ALTER TABLE "Flow" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "draftSavedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "draftSavedById" TEXT,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "SetAsideDraft" (
    "id" TEXT NOT NULL,
    "flowId" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "savedById" TEXT,

    CONSTRAINT "SetAsideDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SetAsideDraft_flowId_id_idx" ON "SetAsideDraft"("flowId", "id");

-- CreateIndex
CREATE INDEX "Run_versionId_idx" ON "Run"("versionId");

-- AddForeignKey
ALTER TABLE "Flow" ADD CONSTRAINT "Flow_draftSavedById_fkey" FOREIGN KEY ("draftSavedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAsideDraft" ADD CONSTRAINT "SetAsideDraft_flowId_fkey" FOREIGN KEY ("flowId") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAsideDraft" ADD CONSTRAINT "SetAsideDraft_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
