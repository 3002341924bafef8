-- AlterTable
ALTER TABLE "Flow" ADD COLUMN     "statelessHistory" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "InMemorySum" (
    "flowId" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "errors" JSONB NOT NULL,
    "durations" JSONB NOT NULL,
    "longest" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "InMemorySum_pkey" PRIMARY KEY ("start","flowId")
);
