-- Without them the planner takes a third of the runs for longer than any length, and reads the whole table.
CREATE STATISTICS "Run_history_duration_stat" ON ("endedAt" - "startedAt") FROM "Run";
ANALYZE "Run";
