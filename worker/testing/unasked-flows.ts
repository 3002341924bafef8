/** Flows whose trigger nobody calls: published, switched, and what became of them. */

import { decodeWire } from '#core/json/wire.ts';
import type { TriggerRecord } from '#core/runs/record.ts';
import { database, pool } from '#server/database.ts';
import { notify } from '#server/notifications.ts';
import { listEvaluationRows } from '#server/repositories/trigger-evaluations.ts';

import { publishTestFlow } from './test-engine.ts';

export type FlowLimits = { maxRuns: number; maxWaiting: number };

/** A flow with that trigger, of which the workers have been told. */
export async function publishUnasked(
  trigger: object,
  { actions = {}, limits }: { actions?: object; limits?: FlowLimits } = {},
): Promise<string> {
  const { flowId, versionId } = await publishTestFlow({ triggers: { start: trigger }, actions });
  if (limits) await database().flowVersion.update({ where: { id: versionId }, data: limits });
  await notify(pool(), 'flow_changed', flowId);
  return flowId;
}

export async function switchFlowTo(flowId: string, enabled: boolean): Promise<void> {
  await database().flow.update({ where: { id: flowId }, data: { enabled, ...(enabled && { enabledAt: new Date() }) } });
  await notify(pool(), 'flow_changed', flowId);
}

/** In the order of their acceptance. */
export async function runsOf(flowId: string) {
  return database().run.findMany({ where: { flowId }, orderBy: [{ acceptedAt: 'asc' }, { id: 'asc' }] });
}

export async function triggersOf(flowId: string): Promise<TriggerRecord[]> {
  // The rows were written from such records.
  return (await runsOf(flowId)).map(({ trigger }) => decodeWire(trigger) as unknown as TriggerRecord);
}

/** The newest first. */
export async function evaluationsOf(flowId: string) {
  return (await listEvaluationRows(flowId, 10)).map(({ status, code, times }) => ({ status, code, times }));
}
