/** If: runs the side that its condition names (WDL reference 5). */

import { testCondition } from '#core/interpreter/conditions.ts';
import { containerOutcome } from '#core/interpreter/container-outcome.ts';
import { runScope } from '#core/interpreter/run-scope.ts';
import { type ActionRunner, recordProgress } from '#core/interpreter/step.ts';

export const ifAction: ActionRunner = async (step) => {
  const { action } = step;
  const expressionResult = await testCondition(action.expression ?? null, { ...step, field: 'expression' });
  const inputs = { expressionResult };
  recordProgress(step, { status: 'Running', inputs });
  const entered = expressionResult ? action.actions : action.else?.actions;
  const status = await runScope(entered, step);
  return containerOutcome(step, { status, entered, known: { inputs } });
};
