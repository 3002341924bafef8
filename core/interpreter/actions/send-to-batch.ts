/** SendToBatch: adds a message to a batch of another flow (WDL reference 7). */

import { ActionError } from '#core/interpreter/action-error.ts';
import { textOf } from '#core/interpreter/evaluate.ts';
import { flowTarget } from '#core/interpreter/flow-target.ts';
import { fieldOf, requireField } from '#core/interpreter/input-fields.ts';
import { outsideOf } from '#core/interpreter/outside.ts';
import { type ActionRunner, evaluateInputs, type Step, succeeded } from '#core/interpreter/step.ts';
import type { Value } from '#core/json/value.ts';

/** The partition of messages that name none. */
const DEFAULT_PARTITION = 'DEFAULT';

export const sendToBatch: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const batchName = await nameIn(step, inputs, 'batchName');
  if (batchName === undefined) {
    throw new ActionError('InvalidTemplate', "The inputs do not name the batch: 'batchName' is empty.", { inputs });
  }
  const partitionName = (await nameIn(step, inputs, 'partitionName')) ?? DEFAULT_PARTITION;
  const messageId = (await nameIn(step, inputs, 'messageId')) ?? step.run.host.newGuid();
  const sending = await outsideOf(step).sendToBatch({
    action: step.name,
    repetition: step.repetition.path,
    ...flowTarget(inputs),
    batchName,
    partitionName,
    messageId,
    content: requireField(inputs, 'content'),
  });
  if (sending.kind === 'Refused') {
    const { failure } = sending;
    return { status: 'Failed', inputs, code: failure.code, error: failure };
  }
  const body = { batchName: sending.batchName, messageId, partitionName };
  return succeeded('Accepted', { inputs, outputs: { statusCode: 202, headers: {}, body } });
};

/** As text, since an expression may give a number; undefined when it is not given or empty. */
async function nameIn(step: Step, inputs: Value, field: string): Promise<string | undefined> {
  const value = fieldOf(inputs, field);
  if (value === undefined || value === null || value === '') return undefined;
  return textOf(value, { ...step, field: `inputs/${field}` });
}
