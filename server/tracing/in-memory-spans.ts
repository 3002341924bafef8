/** The spans of a run that was answered from memory, made of what its host remembers. */

import { isObject } from '#core/json/objects.ts';
import type { ActionRecord, RunOutcome } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';
import type { PlannedRun } from '#server/plan-runs.ts';
import type { RequestTrigger } from '#server/use-cases/fire-trigger.ts';

import { containersOf } from './containers.ts';
import { type EndedAction, type EndedRun, type RunSpan, spanOfRun, spansOfAction } from './run-spans.ts';

export type EndedInMemory = {
  trigger: RequestTrigger;
  run: PlannedRun;
  trace: TraceContext | undefined;
  outcome: RunOutcome;
  /** Milliseconds since the epoch. */
  acceptedAt: number;
  records: readonly ActionRecord[];
};

export function inMemorySpans({ trigger, run, trace, outcome, acceptedAt, records }: EndedInMemory): RunSpan[] {
  const { flow, version, name, definition } = trigger;
  const ended: EndedRun = {
    runId: run.runId,
    trace,
    flowId: flow.id,
    flowName: flow.name,
    versionNumber: version.number,
    triggerName: name,
    triggerKind: definition.type,
    status: outcome.status,
    errorCode: outcome.error?.code ?? null,
    clientTrackingId: run.clientTrackingId,
    acceptedAt,
    endedAt: Date.now(),
  };
  const containers = containersOf(version.definition);
  const actions = records.filter(({ status }) => status !== 'Skipped').flatMap(endedAction);
  return [spanOfRun(ended), ...actions.flatMap((action) => spansOfAction(ended, action, containers))];
}

function endedAction(record: ActionRecord): EndedAction[] {
  const { action, repetition, type, status, code, error, startedAt, endedAt, attempts } = record;
  if (endedAt === undefined) return [];
  const rest = { code: code ?? null, errorCode: error?.code ?? null, startedAt, endedAt, attempts };
  return [{ action, repetition, type, status, ...rest, request: requestOf(record) }];
}

function requestOf({ inputs, outputs, secured }: ActionRecord): EndedAction['request'] {
  if (secured?.includes('inputs') || !isObject(inputs)) return undefined;
  const { method, uri } = inputs;
  if (typeof method !== 'string' || typeof uri !== 'string') return undefined;
  const statusCode = isObject(outputs) && typeof outputs.statusCode === 'number' ? outputs.statusCode : undefined;
  return { method, url: uri, statusCode };
}
