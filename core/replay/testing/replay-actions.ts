/** Runs a few actions on a fake host, and then replays that run on another one, as the server and the carrier do it. */

import type { ActionDefinitions } from '#core/definition/types.ts';
import type { EditedInputs } from '#core/interpreter/host.ts';
import type { FakeServer } from '#core/interpreter/testing/fake-servers.ts';
import { type ActionsRun, type RunActionsOptions, runActions } from '#core/interpreter/testing/run-actions.ts';
import { failedSteps, statesOf } from '#core/replay/failed-steps.ts';
import { locateSteps } from '#core/replay/located-steps.ts';
import { changedSteps, placeOf, planReplay } from '#core/replay/replay-plan.ts';
import type { ActionRecord, RecordKey } from '#core/runs/record.ts';

export type Replaying = {
  /** Begins with the failed steps when left out. */
  from?: RecordKey;
  /** The actions of a newer version. */
  newest?: ActionDefinitions;
  http?: readonly FakeServer[];
  editedInputs?: EditedInputs;
};

export type Replayed = ActionsRun & { before: ActionsRun; reused: ActionRecord[] };

export async function replayActions(
  actions: ActionDefinitions,
  first: RunActionsOptions,
  { from, newest = actions, http = [], editedInputs }: Replaying = {},
): Promise<Replayed> {
  const before = await runActions(actions, first);
  const records = [...before.host.records.values()];
  const steps = locateSteps({ actions: newest });
  const chosen = from && placeOf(steps, from);
  const failed = failedSteps(steps, newest, statesOf(records));
  const changed = changedSteps(steps, locateSteps({ actions }));
  const { reuseOf } = planReplay({ steps, from: chosen ? [chosen, ...failed] : failed, changed });
  const reused = records.flatMap((record) => {
    const reuse = reuseOf(record);
    if (reuse === 'No') return [];
    const { endedAt: _, outputs: __, error: ___, code: ____, ...open } = record;
    return reuse === 'Whole' ? [record] : [{ ...open, status: 'Running' as const }];
  });
  const replay = await runActions(newest, {
    ...first,
    cancelAfter: undefined,
    host: { ...first.host, now: 10_000_000, http, hasCaller: false, reused },
    run: { ...first.run, runId: 'run-2', ...(editedInputs && { editedInputs }) },
  });
  return { ...replay, before, reused };
}
