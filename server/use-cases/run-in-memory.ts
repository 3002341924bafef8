/**
 * Runs a flow for a caller who waits for its end, in this process and without a trace in the database. Its answer goes out
 * when the run has ended: with the process only what nobody was promised is lost.
 */

import type { FlowResponse } from '#core/interpreter/host.ts';
import { runDefinition } from '#core/interpreter/run-definition.ts';
import type { ActionRecord, RunOutcome } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';
import { flowLimits } from '#server/flow-limits.ts';
import type { CallOperation } from '#server/local-host/call-operation.ts';
import { localHost } from '#server/local-host.ts';
import type { PlannedRun } from '#server/plan-runs.ts';
import { inMemorySpans } from '#server/tracing/in-memory-spans.ts';
import type { Tracing } from '#server/tracing/tracing.ts';

import type { RequestTrigger } from './fire-trigger.ts';

/** They are those of the process: looking into its environment costs more than a step does. */
const limits = flowLimits();

export type InMemoryRun = {
  trigger: RequestTrigger;
  run: PlannedRun;
  callOperation: CallOperation;
  /** Ends the run. */
  signal: AbortSignal;
  tracing: Tracing;
  /** The one that the caller named. */
  trace: TraceContext | undefined;
};

/** Of a run that is traced, so many actions become spans: the last ones. */
const MOST_TRACED = 1_000;

export type InMemoryEnd = {
  outcome: RunOutcome;
  response: FlowResponse | undefined;
  /** The step that failed last, as nothing else is left to tell. */
  failed: Pick<ActionRecord, 'action' | 'repetition' | 'code' | 'error'> | undefined;
};

export async function runInMemory(asked: InMemoryRun): Promise<InMemoryEnd> {
  const { trigger, run, callOperation, signal, tracing, trace } = asked;
  const { flow, version } = trigger;
  const { runId, clientTrackingId } = run;
  const traced = { runId, trace };
  const spans = tracing.spans?.isSampled(traced) ? tracing.spans : undefined;
  const acceptedAt = Date.now();
  let response: FlowResponse | undefined;
  let failed: InMemoryEnd['failed'];
  const host = localHost({
    runId,
    clientTrackingId,
    callOperation,
    traceOf: (call) => tracing.outgoing(traced, call),
    maxRecords: spans ? MOST_TRACED : 0,
    onRecord({ status, action, repetition, code, error }) {
      if (status === 'Failed' || status === 'TimedOut') failed = { action, repetition, code, error };
    },
    respond(first) {
      if (response) return 'AlreadyAnswered';
      response = first;
      return 'Sent';
    },
  });
  const input = {
    runId,
    flowId: flow.id,
    flowName: flow.name,
    versionNumber: version.number,
    kind: 'Stateless' as const,
    definition: version.definition,
    parameters: version.parameters,
    limits,
    trigger: run.trigger,
    clientTrackingId,
    ...(version.appSettings && { appSettings: version.appSettings }),
  };
  const outcome = await runDefinition(input, host, signal);
  spans?.queue(inMemorySpans({ trigger, run, trace, outcome, acceptedAt, records: host.records() }));
  return { outcome, response, failed };
}
