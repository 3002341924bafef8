-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "continued" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "heldVariables" TEXT;
