/** Liquid: a map turns JSON or XML into JSON or text (WDL reference 8). */

import { isContent } from '#core/expressions/content.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { artifactName } from '#core/interpreter/artifact-name.ts';
import { callConnector } from '#core/interpreter/call-connector.ts';
import { evaluate } from '#core/interpreter/evaluate.ts';
import { requireField } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs, type Step } from '#core/interpreter/step.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';

export const liquid: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const [, from, result] = /^(Json|Xml)To(Json|Text)$/.exec(step.action.kind ?? '') ?? [];
  if (from === undefined || result === undefined) {
    const message = "The 'kind' of the action has to be JsonToJson, JsonToText, XmlToJson or XmlToText.";
    throw new ActionError('InvalidTemplate', message, { inputs });
  }
  const content = await dataOf(step, { content: requireField(inputs, 'content'), from });
  return callConnector(step, {
    operation: 'liquid.transform',
    inputs: { content, map: artifactName(inputs, 'map'), result },
  });
};

/** As an object or list: text is parsed, XML becomes JSON as `json(xml())` does it. */
async function dataOf(step: Step, { content, from }: { content: Value; from: string }): Promise<Value> {
  const isText = typeof content === 'string' || (content instanceof PayloadRef && content.type === 'string');
  if (!isText && !isContent(content)) return content;
  const read = from === 'Xml' && isText ? '@json(xml(item()))' : '@json(item())';
  return evaluate(read, { ...step, item: content, field: 'inputs/content' });
}
