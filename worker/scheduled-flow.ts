/** The Recurrence trigger of a flow's published version. */

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { Recurrence } from '#core/definition/types.ts';
import type { SchedulableFlow } from '#server/repositories/schedules.ts';

export type RecurrenceTrigger = { recurrence: Recurrence };

/** `undefined` when the flow is started in another way. */
export function recurrenceTriggerOf({ definition }: SchedulableFlow): RecurrenceTrigger | undefined {
  for (const { type, recurrence } of Object.values(parseDefinition(definition).definition?.triggers ?? {})) {
    if (type.toLowerCase() === 'recurrence' && recurrence) return { recurrence };
  }
  return undefined;
}
