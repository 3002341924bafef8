-- How a run came to replay another one, and what its records took over from it.
ALTER TABLE "Run" ADD COLUMN "replay" TEXT, ADD COLUMN "editedInputs" TEXT;
ALTER TABLE "ActionRecord" ADD COLUMN "reused" BOOLEAN NOT NULL DEFAULT false;
