/** The tables of operations that run here, and how an action or trigger finds its row. */

import type { ActionDefinition, TriggerDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import { appendToArrayVariable } from './append-to-array-variable.ts';
import { appendToStringVariable } from './append-to-string-variable.ts';
import { compose } from './compose.ts';
import { decrementVariable } from './decrement-variable.ts';
import type { OperationDescription, TriggerDescription } from './define-action.ts';
import { delay } from './delay.ts';
import { delayUntil } from './delay-until.ts';
import { expressionAction, expressionActions } from './expression-actions.ts';
import { flatFileDecoding } from './flat-file-decoding.ts';
import { flatFileEncoding } from './flat-file-encoding.ts';
import { foreach } from './foreach.ts';
import { http } from './http.ts';
import { httpWebhook } from './http-webhook.ts';
import { ifAction } from './if.ts';
import { incrementVariable } from './increment-variable.ts';
import { initializeVariable } from './initialize-variable.ts';
import { integrationAccountArtifactLookup } from './integration-account-artifact-lookup.ts';
import { javascriptCode } from './javascript-code.ts';
import { join } from './join.ts';
import { liquid } from './liquid.ts';
import { parseJson } from './parse-json.ts';
import { query } from './query.ts';
import { response } from './response.ts';
import { scope } from './scope.ts';
import { select } from './select.ts';
import { sendToBatch } from './send-to-batch.ts';
import { setVariable } from './set-variable.ts';
import { switchAction } from './switch.ts';
import { table } from './table.ts';
import { terminate } from './terminate.ts';
import { TRIGGERS } from './triggers/index.ts';
import { until } from './until.ts';
import { workflow } from './workflow.ts';
import { xmlCompose } from './xml-compose.ts';
import { xmlParse } from './xml-parse.ts';
import { xmlValidation } from './xml-validation.ts';
import { xslt } from './xslt.ts';

export { TRIGGERS } from './triggers/index.ts';

/** In the order of the picker. */
export const ACTIONS: readonly OperationDescription[] = [
  http,
  httpWebhook,
  response,
  ifAction,
  switchAction,
  foreach,
  until,
  scope,
  terminate,
  workflow,
  sendToBatch,
  delay,
  delayUntil,
  compose,
  parseJson,
  select,
  query,
  join,
  table,
  javascriptCode,
  liquid,
  xslt,
  xmlParse,
  xmlCompose,
  xmlValidation,
  flatFileDecoding,
  flatFileEncoding,
  integrationAccountArtifactLookup,
  ...expressionActions,
  initializeVariable,
  setVariable,
  incrementVariable,
  decrementVariable,
  appendToStringVariable,
  appendToArrayVariable,
];

/** By type in lower case. */
const ROWS = new Map(ACTIONS.map((row) => [row.type.toLowerCase(), row]));

/**
 * The row for an action; undefined for a type that does not run here. Two types have several rows: the inputs of a Wait
 * and the kind of an Expression tell which.
 */
export function describeAction(
  action: Pick<ActionDefinition, 'type' | 'kind' | 'inputs'>,
): OperationDescription | undefined {
  const type = action.type.toLowerCase();
  if (type === 'expression') return expressionAction(action.kind ?? '');
  if (type === 'wait') return isObject(action.inputs) && action.inputs.until !== undefined ? delayUntil : delay;
  return ROWS.get(type);
}

/** The row for a trigger; undefined for a type that does not run here. */
export function describeTrigger(trigger: Pick<TriggerDefinition, 'type'>): TriggerDescription | undefined {
  const type = trigger.type.toLowerCase();
  return TRIGGERS.find((row) => row.type.toLowerCase() === type);
}
