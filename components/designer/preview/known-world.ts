/** What the preview knows without a run: parameters, the loops around the step; and what is never shown. */

import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';
import type { NeededLoop } from './preview-needs.ts';
import type { PreviewWorld, WorldLoop } from './preview-world.ts';
import type { ValueSide } from './run-source.ts';
import type { WorldOf } from './run-world.ts';

/** Why there is no preview. */
export type NoPreview =
  | { kind: 'hidden'; message: string }
  | { kind: 'refused'; message: string }
  | { kind: 'big'; message: string; side: Extract<ValueSide, { kind: 'big' }> };

export type KnownWorld = { kind: 'known'; world: PreviewWorld };

export function knownWorld(input: WorldOf): KnownWorld | NoPreview {
  const { needs, definition } = input;
  const hidden = hiddenParameter(input);
  if (hidden !== undefined) return { kind: 'hidden', message: `Hidden: the parameter '${hidden}' is secure.` };
  if (needs.functions.includes('appsetting')) {
    return { kind: 'hidden', message: 'Hidden: application settings are known to the worker only.' };
  }
  if (needs.trigger && isTriggerSecured(definition)) {
    return { kind: 'hidden', message: 'Hidden: the outputs of the trigger are secured.' };
  }
  const results = needs.containers.map(({ name }) => [name, directlyInside(input, name)] as const);
  return {
    kind: 'known',
    world: {
      actions: [],
      variables: [],
      results: Object.fromEntries(results),
      parameters: parametersOf(input),
      loops: needs.loops.map(loopOf),
      ...(needs.list === undefined ? {} : { list: encodeWire(needs.list) }),
    },
  };
}

function hiddenParameter({ needs, definition }: WorldOf): string | undefined {
  const declared = definition.parameters ?? {};
  return needs.parameters.find((name) => {
    const found = findPropertyName(declared, name);
    return found !== undefined && declared[found]?.type.toLowerCase().startsWith('secure');
  });
}

function isTriggerSecured({ triggers = {} }: WorldOf['definition']): boolean {
  const [trigger] = Object.values(triggers);
  const secureData = trigger?.runtimeConfiguration?.secureData;
  const properties: Value | undefined = isObject(secureData) ? secureData.properties : undefined;
  return Array.isArray(properties) && properties.includes('outputs');
}

function directlyInside({ needs }: WorldOf, container: string): string[] {
  return needs.steps.filter(({ parents }) => parents.at(-1) === container).map(({ name }) => name);
}

/** Given here, else the default; one without either is left out, and its error says so. */
function parametersOf({ needs, definition, parameters }: WorldOf): PreviewWorld['parameters'] {
  const declared = definition.parameters ?? {};
  const entries = needs.parameters.flatMap((name) => {
    const key = findPropertyName(declared, name) ?? name;
    const given = findPropertyName(parameters, key);
    const value = given === undefined ? declared[key]?.defaultValue : parameters[given];
    return value === undefined ? [] : [[key, encodeWire(value)] as const];
  });
  return Object.fromEntries(entries);
}

function loopOf({ located, kind }: NeededLoop): WorldLoop {
  const loop = { name: located.name, kind, index: 0 };
  return kind === 'until' ? loop : { ...loop, over: encodeWire(located.action.foreach ?? null) };
}
