-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "traceparent" TEXT,
ADD COLUMN     "tracestate" TEXT;

-- CreateTable
CREATE TABLE "TraceProgress" (
    "id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "runId" TEXT NOT NULL,

    CONSTRAINT "TraceProgress_pkey" PRIMARY KEY ("id")
);
