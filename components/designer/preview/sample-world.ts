/** The world of a preview without a run: static results, samples made from schemas, and what follows from inputs. */

import type { SchemaSource } from '#components/designer/editor/expression-schema.ts';
import { sampleFromSchema } from '#components/designer/fields/schema-from-sample.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';
import { knownWorld } from './known-world.ts';
import type { WorldAction } from './preview-world.ts';
import type { WorldOf, WorldResult } from './run-world.ts';

/** `put` gives the worker a value and answers its key. */
export type SampleOf = { schemas: SchemaSource; put(name: string, text: string): string };

export function sampleWorld(input: WorldOf, { schemas, put }: SampleOf): WorldResult {
  const known = knownWorld(input);
  if (known.kind !== 'known') return known;
  const { needs, definition, flow } = input;
  const [trigger = 'trigger'] = Object.keys(definition.triggers ?? {});
  const sample = () => put('trigger', encodeWire(sampleFromSchema(schemas.triggerOutputs())));
  return {
    kind: 'ready',
    notes: needs.changedInLoop.map((name) => `Changes that '${name}' makes in a loop are not counted here.`),
    world: {
      ...known.world,
      ...(needs.trigger && { trigger: { name: trigger, outputs: sample() } }),
      actions: needs.steps.map((step) => sampleAction(step, { definition, schemas, put })),
      variables: needs.variableSteps.map(({ action }) => ({
        type: action.type.toLowerCase(),
        template: encodeWire(action.inputs ?? null),
      })),
      workflow: { id: flow.id, name: flow.name, runId: 'sample' },
    },
  };
}

type Sampling = SampleOf & { definition: WorkflowDefinition };

function sampleAction({ name, action }: LocatedAction, { definition, schemas, put }: Sampling): WorldAction {
  const fixed = staticResultOf(definition, action.runtimeConfiguration);
  if (fixed) {
    const outputs = getOwn(fixed, 'outputs');
    const status = String(getOwn(fixed, 'status') ?? 'Succeeded');
    return { name, status, ...(outputs === undefined ? {} : { outputs: put(name, encodeWire(outputs)) }) };
  }
  if (action.type.toLowerCase() === 'compose') {
    return { name, status: 'Succeeded', outputsTemplate: encodeWire(action.inputs ?? null) };
  }
  const schema = schemas.outputs(name);
  return { name, status: 'Succeeded', outputs: put(name, encodeWire(sampleFromSchema(schema))) };
}

/** The static result that the step names, switched on or not. */
export function staticResultOf(
  definition: WorkflowDefinition,
  configuration: ValueObject | undefined,
): ValueObject | undefined {
  const setting: Value | undefined = configuration && getOwn(configuration, 'staticResult');
  const name = isObject(setting) ? getOwn(setting, 'name') : undefined;
  const results = definition.staticResults ?? {};
  const key = typeof name === 'string' ? findPropertyName(results, name) : undefined;
  const found = key === undefined ? undefined : results[key];
  return isObject(found) ? found : undefined;
}
