-- CreateTable
CREATE TABLE "EarlierAnswer" (
    "runId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "repetition" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "outputs" TEXT NOT NULL,

    CONSTRAINT "EarlierAnswer_pkey" PRIMARY KEY ("runId","action","repetition","attempt")
);

-- AddForeignKey
ALTER TABLE "EarlierAnswer" ADD CONSTRAINT "EarlierAnswer_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
