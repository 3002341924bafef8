/** The Recurrence trigger of a flow's published version, and the runs it starts. */

import { randomUUID } from 'node:crypto';

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { Recurrence } from '#core/definition/types.ts';
import { AppError } from '#server/app-error.ts';
import { acceptRun } from '#server/repositories/accept-run.ts';
import type { SchedulableFlow } from '#server/repositories/schedules.ts';

export type RecurrenceTrigger = { name: string; recurrence: Recurrence };

/** `undefined` when the flow is started in another way. */
export function recurrenceTriggerOf({ definition }: SchedulableFlow): RecurrenceTrigger | undefined {
  const triggers = Object.entries(parseDefinition(definition).definition?.triggers ?? {});
  for (const [name, { type, recurrence }] of triggers) {
    if (type.toLowerCase() === 'recurrence' && recurrence) return { name, recurrence };
  }
  return undefined;
}

/**
 * Accepts the run of one scheduled time (milliseconds since the epoch), once however often it is asked for. A time that
 * finds the flow's queue full is left out (WDL reference 3.6).
 */
export async function acceptScheduledTime(
  flow: SchedulableFlow,
  trigger: RecurrenceTrigger,
  time: number,
): Promise<void> {
  const scheduledTime = new Date(time).toISOString();
  const now = new Date().toISOString();
  await acceptRun({
    flowId: flow.flowId,
    versionId: flow.versionId,
    needsCarrier: flow.needsCarrier,
    triggerKind: 'Recurrence',
    trigger: {
      name: trigger.name,
      startTime: now,
      endTime: now,
      status: 'Succeeded',
      trackingId: randomUUID(),
      scheduledTime,
    },
    idempotencyKey: `schedule:${scheduledTime}`,
  }).catch((error) => {
    const isFull = error instanceof AppError && error.code === 'TooManyConcurrentRequests';
    if (!isFull) throw error;
  });
}
