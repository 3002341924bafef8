/** Switch: runs the case whose constant equals the value, by type and letter case, else the default (WDL reference 5). */

import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import { containerOutcome } from '#core/interpreter/container-outcome.ts';
import { evaluate } from '#core/interpreter/evaluate.ts';
import { runScope } from '#core/interpreter/run-scope.ts';
import { type ActionRunner, recordProgress, type Step } from '#core/interpreter/step.ts';
import { equalValues } from '#core/json/equals.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';

export const switchAction: ActionRunner = async (step) => {
  const { action } = step;
  const expression =
    decidedBefore(step) ?? (await evaluate(action.expression ?? null, { ...step, field: 'expression' }));
  const inputs = { expression };
  recordProgress(step, { status: 'Running', inputs });
  const entered = branchFor(action, expression);
  const status = await runScope(entered, step);
  return containerOutcome(step, { status, entered, known: { inputs, outputs: { expression } } });
};

/** A replay goes on in the case that was taken, whatever time or chance would say now. */
function decidedBefore({ reused }: Step): Value | undefined {
  const inputs = reused?.inputs;
  return inputs !== undefined && isObject(inputs) ? inputs.expression : undefined;
}

function branchFor(action: ActionDefinition, value: Value): ActionDefinitions | undefined {
  const branches = Object.values(action.cases ?? {});
  const branch = branches.find((candidate) => isSame(candidate.case, value));
  return branch === undefined ? action.default?.actions : branch.actions;
}

// Case values are short texts and integers, so that a stored value equals none of them.
function isSame(constant: Value, value: Value): boolean {
  return typeName(constant) === typeName(value) && !(value instanceof PayloadRef) && equalValues(constant, value);
}
