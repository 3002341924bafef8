-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "respondBy" TIMESTAMPTZ(3);
