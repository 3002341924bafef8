/** The inputs of an action as its record may show them (WDL reference 11.7 and 12.5). */

import { isConnectorType } from '#core/actions/connector-types.ts';
import type { Value } from '#core/json/value.ts';
import { hideSecrets } from '#core/runs/hide-secrets.ts';
import type { Side } from './step.ts';

/** Their inputs carry credentials, and their outputs come from somewhere else than from their inputs. */
const CALLS = new Set(['http', 'httpwebhook', 'workflow']);

export function isCall(type: string): boolean {
  return CALLS.has(type.toLowerCase()) || isConnectorType(type);
}

type Action = { type: string; inputs: Value | undefined; secured: Iterable<Side> };

export function shownInputs({ type, inputs, secured }: Action): Value | undefined {
  if (inputs === undefined || [...secured].includes('inputs')) return undefined;
  return isCall(type) ? hideSecrets(inputs) : inputs;
}
