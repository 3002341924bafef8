/** The variables of a run as one carrier hands them to the next, in wire text. */

import type { VariableType } from '#core/definition/variable-types.ts';
import type { Variables } from '#core/interpreter/variables.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';

/** One variable in the wire text of a list of them. */
export type HeldVariable = { name: string; type: VariableType; value: Value; isSecured: boolean };

export function variablesToWire(variables: Variables): string {
  return encodeWire(
    [...variables.values()].map(({ name, type, value, isSecured }) => ({ name, type, value, isSecured })),
  );
}

/** Of what `variablesToWire` has written. */
export function variablesOfWire(wire: string): Variables {
  const held = decodeWire(wire) as unknown as HeldVariable[];
  return new Map(held.map((variable) => [variable.name.toLowerCase(), { ...variable, isShared: true }]));
}
