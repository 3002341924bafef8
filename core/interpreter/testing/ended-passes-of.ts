/** Which passes of a loop have ended, worked out of records in memory as the database works it out of its rows. */

import type { EndedPasses, LoopBody } from '#core/interpreter/host.ts';
import type { ActionRecord } from '#core/runs/record.ts';

export function endedPassesOf(records: readonly ActionRecord[], { repetition, actions }: LoopBody): EndedPasses {
  const outer = repetition === '' ? '' : `${repetition}/`;
  const passes = new Map<number, Map<string, ActionRecord['status']>>();
  for (const record of records) {
    const inner = record.repetition.slice(outer.length);
    if (record.endedAt === undefined || !record.repetition.startsWith(outer) || !/^\d+$/.test(inner)) continue;
    const pass = passes.get(Number(inner)) ?? new Map();
    passes.set(Number(inner), pass.set(record.action, record.status));
  }
  return [...passes]
    .sort(([one], [other]) => one - other)
    .flatMap(([index, statusOf]) => {
      const statuses = actions.map((action) => statusOf.get(action)).filter((status) => status !== undefined);
      return statuses.length === actions.length ? [{ first: index, last: index, statuses }] : [];
    });
}
