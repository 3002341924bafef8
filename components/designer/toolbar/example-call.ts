/** A call of the flow's Request trigger for a terminal, with a body that fits its schema. */

import { sampleFromSchema } from '#components/designer/fields/schema-from-sample.ts';
import type { TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';

/** JSON text that fits the schema of the first trigger; undefined when it has none. */
export function samplePayload(definition: WorkflowDefinition): string | undefined {
  const schema = firstTrigger(definition)?.inputs?.schema;
  const isEmpty = !isObject(schema) || Object.keys(schema).length === 0;
  return isEmpty ? undefined : printJson(sampleFromSchema(schema), 2);
}

export function exampleCall(definition: WorkflowDefinition, url: string): string {
  const given = firstTrigger(definition)?.inputs?.method;
  const method = typeof given === 'string' ? given.toUpperCase() : 'POST';
  const call = `curl -X ${method} ${quote(url)}`;
  if (method === 'GET' || method === 'DELETE' || method === 'HEAD') return call;
  return `${call} \\\n  -H 'content-type: application/json' \\\n  -d ${quote(samplePayload(definition) ?? '{}')}`;
}

function firstTrigger({ triggers }: WorkflowDefinition): TriggerDefinition | undefined {
  return Object.values(triggers ?? {})[0];
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
