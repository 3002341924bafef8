-- CreateTable
CREATE TABLE "SavedRunFilter" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "SavedRunFilter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedRunFilter_userId_name_key" ON "SavedRunFilter"("userId", "name");

-- AddForeignKey
ALTER TABLE "SavedRunFilter" ADD CONSTRAINT "SavedRunFilter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
