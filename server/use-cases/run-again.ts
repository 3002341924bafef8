/** Starts a new run with the input of an old one, on the version that one ran, as "resubmit" does (WDL reference 19). */

import { z } from 'zod';

import type { Value, ValueObject } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import type { TriggerRecord } from '#core/runs/record.ts';
import { AppError } from '#server/app-error.ts';
import { acceptRun } from '#server/repositories/accept-run.ts';
import { findRunOrigin } from '#server/repositories/runs.ts';

/** The record as `acceptRun` wrote it. */
const triggerSchema: z.ZodType<TriggerRecord> = z.object({
  name: z.string(),
  outputs: z.custom<ValueObject>().optional(),
  inputs: z.custom<Value>().optional(),
  startTime: z.string(),
  endTime: z.string(),
  status: z.string(),
  code: z.string().optional(),
  trackingId: z.string().optional(),
  clientTrackingId: z.string().optional(),
  originHistoryName: z.string().optional(),
  scheduledTime: z.string().optional(),
});
const kindSchema = z.enum(['Request', 'Recurrence', 'SlidingWindow', 'Http', 'HttpWebhook', 'Batch', 'Manual']);

/** Throws `NotFound`. Nobody waits for the new run's Response. */
export async function runAgain(runId: string): Promise<{ runId: string }> {
  const origin = await findRunOrigin(runId);
  if (!origin) throw new AppError('NotFound', 'There is no run of this id; it may have been deleted with its flow.');
  const { flowId, versionId, needsCarrier, triggerKind } = origin;
  const accepted = await acceptRun({
    flowId,
    versionId,
    needsCarrier,
    triggerKind: kindSchema.parse(triggerKind),
    trigger: triggerSchema.parse(decodeWire(origin.trigger)),
    originRunId: runId,
  });
  return { runId: accepted.runId };
}
