/** What has been started and must be stopped, last first. */

type Stop = () => Promise<void> | void;

export type StopStack = {
  /** Once the stack is stopped, what is added is stopped at once. */
  add(...together: Stop[]): Promise<void>;
  /** Stops all, the last added first; those added together at the same time. Errors do not keep the rest from being stopped. */
  stopAll(): Promise<void>;
  isStopping(): boolean;
};

export function createStopStack(): StopStack {
  const groups: Stop[][] = [];
  let stopping: Promise<void> | undefined;
  const stopGroup = (group: Stop[]) => Promise.allSettled(group.map(async (stop) => await stop()));
  const stopGroups = async () => {
    for (let group = groups.pop(); group; group = groups.pop()) await stopGroup(group);
  };
  return {
    add: async (...together) => {
      if (stopping) await stopGroup(together);
      else groups.push(together);
    },
    stopAll: () => {
      stopping ??= stopGroups();
      return stopping;
    },
    isStopping: () => stopping !== undefined,
  };
}
