/** How a container ends: by the merge of what ran inside, unless the whole run ended first (WDL reference 9.3). */

import type { ActionDefinitions } from '#core/definition/types.ts';
import type { MergedStatus } from '#core/runs/merge-statuses.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import { throwIfAborted } from './action-error.ts';
import { graphOf } from './action-graph.ts';
import type { ActionOutcome, Step } from './step.ts';

export const ACTION_FAILED: FlowFailure = {
  code: 'ActionFailed',
  message: 'An action failed. No dependent actions succeeded.',
};
export const ACTION_TIMED_OUT: FlowFailure = {
  code: 'ActionTimedOut',
  message: 'An action timed out. No dependent actions succeeded.',
};

type Ending = { status: MergedStatus; known?: Pick<ActionOutcome, 'inputs' | 'outputs'> };

/** `entered`: the set of actions that `result()` of the container lists. */
export function containerOutcome(
  step: Step,
  { entered, ...ending }: Ending & { entered: ActionDefinitions | undefined },
): ActionOutcome {
  const keys = graphOf(entered).nodes.map((node) => node.key);
  step.repetition.contents.set(step.key, { kind: 'set', keys });
  return mergedOutcome(step, ending);
}

export function mergedOutcome(step: Step, { status, known }: Ending): ActionOutcome {
  throwIfAborted(step.run.signal);
  if (status === 'Succeeded') return { status, code: 'NotSpecified', ...known };
  const error = status === 'Failed' ? ACTION_FAILED : ACTION_TIMED_OUT;
  return { status, code: error.code, error, ...known };
}
