-- AlterTable
ALTER TABLE "FlowVersion" ADD COLUMN     "maxRuns" INTEGER,
ADD COLUMN     "maxWaiting" INTEGER;
