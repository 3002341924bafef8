/** A call of the flow's Request trigger for a terminal, with a body that fits its schema. */

import { sampleFromSchema } from '#components/designer/fields/schema-from-sample.ts';
import type { TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';

/** JSON text that fits the schema of the first trigger, or a batch such as it collects; undefined when it has neither. */
export function samplePayload(definition: WorkflowDefinition): string | undefined {
  const trigger = firstTrigger(definition);
  if (trigger?.type.toLowerCase() === 'batch') return printJson(sampleBatch(trigger), 2);
  const schema = trigger?.inputs?.schema;
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

function sampleBatch({ inputs }: TriggerDefinition): Value {
  const [batchName = ''] = isObject(inputs?.configurations) ? Object.keys(inputs.configurations) : [];
  return { batchName, partitionName: 'DEFAULT', items: [{ content: {}, messageId: '1' }] };
}

function firstTrigger({ triggers }: WorkflowDefinition): TriggerDefinition | undefined {
  return Object.values(triggers ?? {})[0];
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
