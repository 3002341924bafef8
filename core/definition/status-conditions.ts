/** What the conditions of a polling trigger say of the status of its answer (WDL reference 3.3). */

import type { Value } from '#core/json/value.ts';
import type { TriggerDefinition } from './types.ts';

const CODE = String.raw`\btriggers?\(\s*\)\s*\??\s*(?:\.\s*code\b|\[\s*'code'\s*\])`;
const MENTIONED = new RegExp(`${CODE}|\\bstatusCode\\b`, 'i');
const COMPARED = new RegExp(`${CODE}\\s*,\\s*\\d+\\s*\\)|\\(\\s*\\d+\\s*,\\s*${CODE}`, 'i');

/** A condition that mentions the status takes the place of the rule that only 200 starts a run. */
export function judgesStatus({ conditions = [] }: TriggerDefinition): boolean {
  return conditions.some(({ expression }) => MENTIONED.test(textOf(expression)));
}

/** The code of a trigger is a name such as `OK`; some compare it with the number, as `equals(triggers().code, 200)`. */
export function comparesCodeWithNumber(expression: Value): boolean {
  return COMPARED.test(textOf(expression));
}

function textOf(expression: Value): string {
  return typeof expression === 'string' ? expression : JSON.stringify(expression);
}
