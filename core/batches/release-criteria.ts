/** When a batch of a Batch trigger is released, as its configuration says (WDL reference 3.2). */

import { z } from 'zod';

import { recurrenceSchema } from '#core/definition/recurrence-shape.ts';
import type { Recurrence } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

/** Whichever comes first; at least one is given. */
export type ReleaseCriteria = {
  messageCount?: number;
  /** Bytes of the contents as JSON. */
  batchSize?: number;
  recurrence?: Recurrence;
};

const EXPECTED = 'a whole number from 1 is expected';
const size = z
  .preprocess(
    (value) => (typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value),
    z.number(EXPECTED).int(EXPECTED).min(1, EXPECTED),
  )
  .nullish();

const criteriaSchema = z
  .looseObject({ messageCount: size, batchSize: size, recurrence: recurrenceSchema.nullish() }, 'they are missing')
  .refine(
    ({ messageCount, batchSize, recurrence }) => Boolean(messageCount ?? batchSize ?? recurrence),
    'one of messageCount, batchSize and recurrence has to be given',
  );

/** The criteria, or what is wrong with them. `configuration` is one of the trigger's, its expressions worked out. */
export function readReleaseCriteria(configuration: Value): ReleaseCriteria | { problem: string } {
  const given = isObject(configuration) ? configuration.releaseCriteria : undefined;
  const parsed = criteriaSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = ['releaseCriteria', ...(issue?.path ?? [])].map(String).join('.');
    return { problem: `'${place}': ${issue?.message ?? 'they are not understood'}.` };
  }
  const { messageCount, batchSize, recurrence } = parsed.data;
  return {
    ...(typeof messageCount === 'number' && { messageCount }),
    ...(typeof batchSize === 'number' && { batchSize }),
    ...(recurrence && { recurrence: recurrence as Recurrence }),
  };
}

/** The configuration of that name, in any letter case, under the name that the trigger gives it. */
export function findConfiguration(
  configurations: Value | undefined,
  batchName: string,
): { name: string; configuration: Value } | undefined {
  if (!isObject(configurations)) return undefined;
  const wanted = batchName.toLowerCase();
  const found = Object.entries(configurations).find(([name]) => name.toLowerCase() === wanted);
  return found && { name: found[0], configuration: found[1] };
}
