-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "orderKey" TEXT;
