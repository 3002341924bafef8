/**
 * Loaded first, once for all carriers: no error of the sandbox collects the places it came from. Temporal takes a trace for
 * every promise, which cost more than half of the thread's time (docs/performance.md); and what a run's failure says is a
 * value, never a trace.
 */

Error.stackTraceLimit = 0;
