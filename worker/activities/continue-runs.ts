/** Activity `continueRuns`: what the next carrier of the runs has to know beside their journal. */

import type { Value } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { continueRuns as continueRunRows } from '#server/repositories/carried-runs.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';
import type { HeldVariable } from '#workflows/held-variables.ts';

export const continueRuns: CarrierActivities['continueRuns'] = async (runs) => {
  const small = runs.map(async ({ runId, variables }) => ({
    runId,
    variables: variables === undefined ? null : await withoutBigValues(variables),
  }));
  await continueRunRows(await Promise.all(small));
};

/** The carrier wrote it by `variablesToWire`. */
async function withoutBigValues(wire: string): Promise<string> {
  const variables = decodeWire(wire) as unknown as HeldVariable[];
  const small: Value[] = [];
  for (const variable of variables) small.push({ ...variable, value: await storeBigParts(variable.value) });
  return encodeWire(small);
}
