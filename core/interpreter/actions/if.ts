/** If: runs the side that its condition names (WDL reference 5). */

import { testCondition } from '#core/interpreter/conditions.ts';
import { containerOutcome } from '#core/interpreter/container-outcome.ts';
import { runScope } from '#core/interpreter/run-scope.ts';
import { type ActionRunner, recordProgress, type Step } from '#core/interpreter/step.ts';
import { isObject } from '#core/json/objects.ts';

export const ifAction: ActionRunner = async (step) => {
  const { action } = step;
  const expressionResult =
    decidedBefore(step) ?? (await testCondition(action.expression ?? null, { ...step, field: 'expression' }));
  const inputs = { expressionResult };
  recordProgress(step, { status: 'Running', inputs });
  const entered = expressionResult ? action.actions : action.else?.actions;
  const status = await runScope(entered, step);
  return containerOutcome(step, { status, entered, known: { inputs } });
};

/** A replay goes on at the side that was taken, whatever time or chance would say now. */
function decidedBefore({ reused }: Step): boolean | undefined {
  const inputs = reused?.inputs;
  const result = inputs !== undefined && isObject(inputs) ? inputs.expressionResult : undefined;
  return typeof result === 'boolean' ? result : undefined;
}
