/** Deletes what is older than it is kept, in small steps. */

import {
  deleteRuns,
  type RetainedFlow,
  removeValues,
  retainedFlows,
  runsBeyond,
  runsEndedBefore,
  runsWithOldValues,
  sweepPayloads,
} from '#server/repositories/retention.ts';

const DAY = 86_400_000;
const AT_ONCE = 100;
/** A stored value is kept so long after it was last needed, whatever refers to it. */
const PAYLOAD_GRACE = DAY;

export type Retention = {
  /** For flows that say nothing. */
  keepDays: number | undefined;
  now?: number;
  /** Aborts when it is to stop: the next time it goes on. */
  signal?: AbortSignal;
};

/** Answers how many runs were deleted. */
export async function enforceRetention({ keepDays, now = Date.now(), signal }: Retention): Promise<number> {
  const steps = { before: (days: number) => new Date(now - days * DAY), isOver: () => signal?.aborted === true };
  let deleted = 0;
  for (const flow of await retainedFlows(keepDays !== undefined))
    deleted += await enforceOn(flow, { keepDays, ...steps });
  return deleted;
}

type Steps = Pick<Retention, 'keepDays'> & { before(days: number): Date; isOver(): boolean };

async function enforceOn({ id, keepRuns, keepValuesDays, ...flow }: RetainedFlow, steps: Steps): Promise<number> {
  const keepDays = flow.keepDays ?? steps.keepDays;
  const { before, isOver } = steps;
  let deleted = 0;
  if (keepDays !== undefined) {
    deleted += await inSteps(() => runsEndedBefore(id, before(keepDays), AT_ONCE), deleteRuns, isOver);
  }
  if (keepRuns !== null) deleted += await inSteps(() => runsBeyond(id, keepRuns, AT_ONCE), deleteRuns, isOver);
  if (keepValuesDays !== null) {
    await inSteps(() => runsWithOldValues(id, before(keepValuesDays), AT_ONCE), removeValues, isOver);
  }
  return deleted;
}

/** Answers how many there were. */
async function inSteps(
  find: () => Promise<string[]>,
  work: (ids: string[]) => Promise<void>,
  isOver: () => boolean,
): Promise<number> {
  let done = 0;
  for (let count = AT_ONCE; count === AT_ONCE && !isOver(); done += count) {
    const ids = await find();
    count = ids.length;
    if (count > 0) await work(ids);
  }
  return done;
}

/** Answers how many stored values were deleted. */
export function sweepStoredValues(now = Date.now()): Promise<number> {
  return sweepPayloads(new Date(now - PAYLOAD_GRACE));
}
