/** Fires a trigger that is called, Request or HttpWebhook: decides whether a run is made, and stores it. Only then may the caller be told. */

import { runnableTriggerType } from '#core/actions/action-types.ts';
import type { ResponseMode } from '#core/definition/response-mode.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { type Firing, type PlannedRun, planRuns } from '#server/plan-runs.ts';
import type { PublishedFlow, PublishedVersion } from '#server/published-flows.ts';
import { acceptRun, acceptRuns, type ParentCall, type RunAcceptance } from '#server/repositories/accept-run.ts';
import { waitLonger } from '#server/repositories/run-responses-write.ts';

/** A trigger that is called, as it is published. */
export type RequestTrigger = {
  flow: PublishedFlow;
  version: PublishedVersion;
  /** In its own spelling. */
  name: string;
  definition: TriggerDefinition;
};

export type Fired =
  | { outcome: 'Skipped'; reason: string }
  | { outcome: 'Accepted'; runId: string; clientTrackingId: string; duplicate: boolean; responseMode: ResponseMode }
  /** Nobody waits for these. */
  | { outcome: 'Split'; runIds: string[] };

export type TriggerFiring = Firing<RequestTrigger> & {
  /** The action of another run that calls this flow. */
  parent?: ParentCall;
  /** Milliseconds that the caller waits for the flow's Response; without limit when left out. */
  patience?: number;
};

/** Throws `BadRequest` when an expression of the trigger fails on this request. */
export async function fireTrigger(firing: TriggerFiring, now = Date.now()): Promise<Fired> {
  const plan = planRuns(firing, now);
  switch (plan.outcome) {
    case 'Skipped':
      return plan;
    case 'Split': {
      const runs: RunAcceptance[] = [];
      for (const run of plan.runs) runs.push(await acceptanceOf(run, firing));
      const accepted = await acceptRuns(runs);
      return { outcome: 'Split', runIds: accepted.map(({ runId }) => runId) };
    }
    case 'Accepted': {
      const { run, responseMode } = plan;
      const acceptance = await acceptanceOf(run, firing);
      const patience = responseMode === 'Synchronous' ? firing.patience : undefined;
      const awaited = { awaitsResponse: responseMode !== 'None', ...(patience !== undefined && { patience }) };
      const accepted = await acceptRun({ ...acceptance, ...awaited });
      if (accepted.duplicate && patience !== undefined) await waitLonger(accepted.runId, patience);
      return { outcome: 'Accepted', ...accepted, clientTrackingId: run.clientTrackingId, responseMode };
    }
  }
}

/** What is decided on whole values is stored with its big parts apart. */
export async function acceptanceOf(
  run: PlannedRun,
  { trigger, parent, trace }: Pick<TriggerFiring, 'trigger' | 'parent' | 'trace'>,
): Promise<RunAcceptance> {
  const { flow, version } = trigger;
  const stored = await storeBigParts(run.trigger.outputs);
  return {
    runId: run.runId,
    flowId: flow.id,
    versionId: version.id,
    needsCarrier: version.needsCarrier,
    triggerKind: runnableTriggerType(trigger.definition.type) ?? 'Request',
    trigger: { ...run.trigger, outputs: isObject(stored) ? stored : run.trigger.outputs },
    // Apart from the keys that Millrace itself makes, such as those of schedules.
    idempotencyKey:
      run.idempotencyKey === undefined ? undefined : `${parent ? 'call' : 'request'}:${run.idempotencyKey}`,
    orderKey: run.orderKey,
    parent,
    trace,
  };
}
