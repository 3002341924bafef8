/**
 * The carrier: one workflow that interprets one run or many side by side.
 *
 * - Its handlers are registered before the first await, so that no signal is lost.
 * - A run cannot break its companions: whatever goes wrong inside ends that run, with a reason, through `finishRun`.
 * - It may be started again for the same runs: those that have ended are left out, and the journal answers for calls
 *   that were made.
 */

import { CancellationScope, continueAsNew, defineSignal, log, setHandler, workflowInfo } from '@temporalio/workflow';

import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { RunInput } from '#core/interpreter/host.ts';
import { loopFactsOf } from '#core/interpreter/loop-facts.ts';
import { runDefinition } from '#core/interpreter/run-definition.ts';
import type { ValueObject } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import type { RunOutcome, TriggerRecord } from '#core/runs/record.ts';

import { durably } from './activities.ts';
import type { LoadedRun, LoadedVersion, WaitKey } from './activity-types.ts';
import { type HandOver, HistoryFull, handOver } from './hand-over.ts';
import { variablesOfWire } from './held-variables.ts';
import { type TemporalHost, temporalHost } from './temporal-host.ts';
import { type WaitNews, waitNews } from './wait-news.ts';

/** Ends one run of the carrier early. */
const cancelRun = defineSignal<[runId: string]>('cancelRun');
/** What an action of a run waits for has come. */
const waitAnswered = defineSignal<[key: WaitKey]>('waitAnswered');

/** Registered as the workflow type `runFlows_v1`. */
export async function runFlows(runIds: string[]): Promise<void> {
  const controllers = new Map(runIds.map((runId) => [runId, new AbortController()]));
  const news = waitNews();
  setHandler(cancelRun, (runId) => controllers.get(runId)?.abort());
  setHandler(waitAnswered, news.tell);
  CancellationScope.current().cancelRequested.catch(() => {
    for (const controller of controllers.values()) controller.abort();
  });
  await CancellationScope.nonCancellable(async () => {
    const goesOn = workflowInfo().continuedFromExecutionRunId !== undefined;
    const { versions, runs, mostEvents = Number.POSITIVE_INFINITY } = await durably.loadRuns({ runIds, goesOn });
    const over = handOver(mostEvents);
    const hosts: TemporalHost[] = [];
    const versionOf = new Map(versions.map((version) => [version.id, readVersion(version)]));
    const carried = Promise.all(
      runs.map((run) => {
        const controller = controllers.get(run.runId);
        const version = versionOf.get(run.versionId);
        return controller && version ? carry({ run, version, controller, news, over, hosts }) : undefined;
      }),
    );
    if (await Promise.race([carried.then(() => true), over.due().then(() => false)])) return;
    over.letGo();
    const left = await Promise.all(hosts.map((host) => host.leave()));
    for (const controller of controllers.values()) controller.abort();
    await carried;
    await durably.continueRuns(left);
    await continueAsNew<typeof runFlows>(runIds);
  });
}

/** A version as its runs share it: what is known of a definition is known of the object. */
type ReadVersion = Pick<
  RunInput,
  'flowId' | 'flowName' | 'kind' | 'definition' | 'parameters' | 'appSettings' | 'limits'
> & {
  versionNumber: number;
};

/** What is stored was checked when the flow was published: this is the parsed edge. */
function readVersion({ flowId, flowName, number, kind, limits, ...wire }: LoadedVersion): ReadVersion {
  return {
    flowId,
    flowName,
    versionNumber: number,
    kind,
    definition: decodeWire(wire.definition) as unknown as WorkflowDefinition,
    parameters: decodeWire(wire.parameters) as ValueObject,
    ...(wire.appSettings !== undefined && { appSettings: decodeWire(wire.appSettings) as ValueObject }),
    ...(limits && { limits }),
  };
}

type Carried = {
  run: LoadedRun;
  version: ReadVersion;
  controller: AbortController;
  news: WaitNews;
  over: HandOver;
  /** Takes the host of the run. */
  hosts: TemporalHost[];
};

async function carry({ run, version, controller, news, over, hosts }: Carried): Promise<void> {
  const { runId, clientTrackingId } = run;
  // What such a loop goes through is worked out again from the variables as they were before it, by making them anew.
  const isHeld = !loopFactsOf(version.definition).goesThroughVariables;
  const variables = isHeld && run.variables !== undefined ? variablesOfWire(run.variables) : undefined;
  const host = temporalHost({
    runId,
    clientTrackingId,
    news,
    isReplay: run.replay !== undefined,
    variables,
    cancelRun: () => controller.abort(),
    over,
  });
  hosts.push(host);
  let outcome: RunOutcome;
  try {
    const input = { ...inputOf(run, version), ...(variables && { variables }) };
    outcome = await runDefinition(input, host, controller.signal);
  } catch (error) {
    if (over.isLetGo) return;
    outcome = brokenBy(error, runId);
  }
  await host.finish(outcome);
}

/** The trigger was checked when the run was accepted. */
function inputOf(run: LoadedRun, version: ReadVersion): RunInput {
  const edited = run.replay?.edited;
  return {
    ...version,
    runId: run.runId,
    trigger: decodeWire(run.trigger) as unknown as TriggerRecord,
    clientTrackingId: run.clientTrackingId,
    ...(edited && { editedInputs: { ...edited, inputs: decodeWire(edited.inputs) } }),
  };
}

function brokenBy(error: unknown, runId: string): RunOutcome {
  if (error instanceof HistoryFull) {
    const message = `${error.message} A loop whose result() is asked for keeps all its passes in sight, and so does one that is replayed: let it have fewer, or let a flow of its own do each.`;
    return { status: 'Failed', code: error.name, error: { code: error.name, message } };
  }
  const reason = error instanceof Error ? error.message : String(error);
  log.error('The interpreter broke off a run.', { runId, reason });
  const message = `The run could not go on because of an error inside Millrace: ${reason}`;
  return { status: 'Failed', code: 'InternalError', error: { code: 'InternalError', message } };
}
