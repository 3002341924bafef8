/** The calls in flight of this process, by run, so that cancelling a run reaches them at once. */

export type RunAborts = {
  /** Aborts when the run is to be cancelled; `release` when the call has ended. */
  watch(runId: string): { controller: AbortController; release(): void };
  /** True when a call of the run was in flight here. */
  abort(runId: string): boolean;
};

export function runAborts(): RunAborts {
  const flights = new Map<string, Set<AbortController>>();
  return {
    watch(runId) {
      const controller = new AbortController();
      const ofRun = flights.get(runId) ?? new Set();
      flights.set(runId, ofRun.add(controller));
      return {
        controller,
        release() {
          ofRun.delete(controller);
          if (ofRun.size === 0 && flights.get(runId) === ofRun) flights.delete(runId);
        },
      };
    },
    abort(runId) {
      const ofRun = flights.get(runId);
      for (const controller of ofRun ?? []) controller.abort();
      return ofRun !== undefined;
    },
  };
}
