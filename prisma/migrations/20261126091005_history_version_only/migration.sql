-- The index of version and id does its work.
DROP INDEX CONCURRENTLY "Run_versionId_idx";
