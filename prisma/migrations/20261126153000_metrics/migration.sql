-- Figures of runs, steps, operations and remote hosts, summed up per minute, hour and day.
CREATE TABLE "MetricBucket" (
    "resolution" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "flowId" TEXT,
    "count" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "retries" INTEGER NOT NULL,
    "errors" JSONB NOT NULL,
    "durations" JSONB NOT NULL,
    "longest" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "MetricBucket_pkey" PRIMARY KEY ("resolution","kind","start","key")
);

CREATE TABLE "MetricProgress" (
    "id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MetricProgress_pkey" PRIMARY KEY ("id")
);
