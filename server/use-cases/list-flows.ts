/** The list of flows, each with its last run and its next scheduled fire. */

import type { FlowSummary } from '#core/api/flows.ts';
import { fireTimes } from '#core/schedules/fire-times.ts';
import { definitionsOf } from '#server/repositories/flow-versions.ts';
import { draftsOf, type FlowListRow, listFlowRows } from '#server/repositories/flows.ts';

import { type FlowTrigger, flowTrigger, hasFlowTrigger } from './flow-trigger.ts';

/** `now` in milliseconds since the epoch. Two statements more at most, for definitions not read before. */
export async function listFlows(now = Date.now()): Promise<FlowSummary[]> {
  const rows = await listFlowRows();
  const unread = rows.filter((row) => !hasFlowTrigger(textKey(row)));
  const [versions, drafts] = await Promise.all([
    readTexts(
      unread.flatMap(({ versionId }) => versionId ?? []),
      definitionsOf,
    ),
    readTexts(
      unread.filter(({ versionId }) => versionId === null).map(({ id }) => id),
      draftsOf,
    ),
  ]);
  return rows.map((row) => {
    const text = row.versionId === null ? drafts.get(row.id) : versions.get(row.versionId);
    return toSummary(row, flowTrigger(textKey(row), text), now);
  });
}

function textKey(row: FlowListRow): string {
  return row.versionId ?? `${row.id}@${row.draftRevision}`;
}

async function readTexts(
  ids: string[],
  read: (ids: string[]) => Promise<Map<string, string>>,
): Promise<Map<string, string>> {
  return ids.length === 0 ? new Map() : read(ids);
}

function toSummary(row: FlowListRow, trigger: FlowTrigger | null, now: number): FlowSummary {
  const isLive = row.enabled && row.versionId !== null;
  return {
    id: row.id,
    name: row.name,
    enabled: row.enabled,
    publishedNumber: row.versionNumber,
    hasChanges: row.hasChanges,
    triggerType: trigger?.type ?? null,
    lastRun: lastRunOf(row),
    nextFireAt: isLive
      ? (row.triggerDueAt?.getTime() ?? nextFire(trigger, { now, enabledAt: row.enabledAt.getTime() }))
      : null,
    description: row.description,
    tags: row.tags,
    updatedAt: row.updatedAt.getTime(),
  };
}

function lastRunOf({ lastRunId, lastRunStatus, lastRunAt }: FlowListRow): FlowSummary['lastRun'] {
  if (lastRunId === null || lastRunStatus === null || lastRunAt === null) return null;
  return { id: lastRunId, status: lastRunStatus, acceptedAt: lastRunAt.getTime() };
}

function nextFire(trigger: FlowTrigger | null, { now, enabledAt }: { now: number; enabledAt: number }): number | null {
  if (trigger?.type.toLowerCase() !== 'recurrence' || !trigger.recurrence) return null;
  return fireTimes(trigger.recurrence, { after: now, enabledAt, count: 1 })[0] ?? null;
}
