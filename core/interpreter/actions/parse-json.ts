/** ParseJson: text becomes a value, and the value is checked against a schema (WDL reference 6). */

import { isContent } from '#core/expressions/content.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { callFunction, evaluateAtStore } from '#core/interpreter/evaluate.ts';
import { fieldOf, requireField } from '#core/interpreter/input-fields.ts';
import { schemaFailure } from '#core/interpreter/schema-failure.ts';
import { type ActionRunner, evaluateInputs, type Step, succeeded } from '#core/interpreter/step.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { validateJson } from '#core/json-schema/validate-json.ts';

export const parseJson: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const content = requireField(inputs, 'content');
  if (content === null)
    throw new ActionError('InvalidTemplate', "'content' has to be a value or JSON text; it is null.", { inputs });
  const body = await parsed(step, content);
  const checked = await matching(step, { body, schema: fieldOf(inputs, 'schema'), inputs });
  return succeeded('OK', { inputs, outputs: { body: checked } });
};

async function parsed(step: Step, content: Value): Promise<Value> {
  const isText = typeof content === 'string' || (content instanceof PayloadRef && content.type === 'string');
  if (!isText && !isContent(content)) return content;
  return callFunction({ name: 'json', values: [content] }, { ...step, field: 'inputs/content' });
}

type Check = { body: Value; schema: Value | undefined; inputs: Value };

/** The value itself when it matches; a stored value is checked where it lies. */
async function matching(step: Step, { body, schema, inputs }: Check): Promise<Value> {
  if (schema === undefined || schema === null) return body;
  try {
    const problems = validateJson(schema, body);
    if (problems.length === 0) return body;
    const { code, message } = schemaFailure(problems);
    throw new ActionError(code, message, { inputs });
  } catch (error) {
    if (!(error instanceof PayloadNeeded)) throw error;
    return evaluateAtStore('@item()', { ...step, item: body, schema, field: 'inputs/content' });
  }
}
