/** Scope: a group with a status of its own (WDL reference 5). */

import { containerOutcome } from '#core/interpreter/container-outcome.ts';
import { runScope } from '#core/interpreter/run-scope.ts';
import { type ActionRunner, recordProgress } from '#core/interpreter/step.ts';

export const scope: ActionRunner = async (step) => {
  recordProgress(step, { status: 'Running' });
  const status = await runScope(step.action.actions, step);
  return containerOutcome(step, { status, entered: step.action.actions });
};
