/** The one error that lists every violation of a JSON schema (WDL reference 6, ParseJson). */

import type { JsonProblem } from '#core/json-schema/validate-json.ts';
import type { FlowFailure } from '#core/runs/record.ts';

const SHOWN = 20;

export function schemaFailure(problems: readonly JsonProblem[]): FlowFailure {
  const lines = problems
    .slice(0, SHOWN)
    .map(({ pointer, message }) => `${pointer === '' ? 'The value' : pointer}: ${message}`);
  if (problems.length > SHOWN) lines.push(`… and ${problems.length - SHOWN} more`);
  return { code: 'SchemaValidationFailed', message: `The content does not match the schema. ${lines.join(' ')}` };
}
