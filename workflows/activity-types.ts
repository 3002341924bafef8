/**
 * What the carrier asks of the worker. The names of these activities and the shapes of what they take and give are
 * contracts: they stand in the histories of running workflows. Values of the language travel as wire text.
 */

import type { FlowKind } from '#core/definition/types.ts';
import type { BatchSending, ConnectorCall, FlowCallStart, LoopBody, RespondOutcome } from '#core/interpreter/host.ts';
import type { LimitSettings } from '#core/limits.ts';
import type { Attempt, FlowFailure, RecordKey, RunOutcome } from '#core/runs/record.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import type { WireRecord } from '#core/runs/wire-record.ts';

/** A version of a flow, once per carrier however many of its runs there are. */
export type LoadedVersion = {
  id: string;
  flowId: string;
  flowName: string;
  number: number;
  kind: FlowKind;
  /** Wire text of the WorkflowDefinition. */
  definition: string;
  /** Wire text of an object. */
  parameters: string;
  /** Wire text of an object: what `appsetting()` reads, as far as the version names it. */
  appSettings?: string;
  /** What is set in the place of our own limits. */
  limits?: LimitSettings;
};

export type LoadedRun = {
  runId: string;
  versionId: string;
  /** Wire text of the TriggerRecord. */
  trigger: string;
  clientTrackingId: string;
  /** It goes on from another run, or from another carrier: it takes over records. */
  replay?: { edited?: RecordKey & { /** Wire text. */ inputs: string } };
  /** Wire text of its variables, where the changes that are recorded have been done to them: `variablesOfWire`. */
  variables?: string;
};

/** `goesOn`: the carrier that asks is the next one of a carrier that has let the runs go. */
export type LoadRequest = { runIds: string[]; goesOn: boolean };

/** Runs that have ended are left out. */
export type LoadedRuns = {
  versions: LoadedVersion[];
  runs: LoadedRun[];
  /** Events of its history after which the carrier hands its runs over to a new one. */
  mostEvents?: number;
};

export type CallRequest = Omit<ConnectorCall, 'inputs'> & {
  runId: string;
  clientTrackingId: string;
  /** Wire text. */
  inputs: string;
  /** Records of other actions that are written along with this call. */
  records: WireRecord[];
};

export type CallAnswer =
  /** The attempt as it went; `outputs` is wire text. */
  | { kind: 'done'; attempt: Attempt; outputs?: string }
  /** It takes longer than a local activity may: the call goes on, and the regular activity takes it over. */
  | { kind: 'slow' }
  /** Somebody asked for the run to be cancelled, or it has ended: nothing was called, or the call was given up. */
  | { kind: 'cancelled' };

/** `template`, `snapshot` and `schema` in one wire text. */
export type StoredEvaluation = { request: string };
export type StoredEvaluationAnswer = { value: string } | { failure: FlowFailure };

export type ItemsRequest = { sha256: string; size: number; from: number; count: number };
/** `items` is the wire text of an array. */
export type ItemsAnswer = { length: number; items: string };

export type ResponseRequest = {
  runId: string;
  statusCode: number;
  headers: { [name: string]: string };
  /** Wire text. */
  body?: string;
};

export type ReusedRequest = { runId: string; repetition: string };
/**
 * What a replay took over, of the repetition that was asked for and of those that follow it in the same loop, as far as
 * `through`: each of them whole.
 */
export type ReusedAnswer = { records: WireRecord[]; through: string };

/** By how the actions ended: the first and the last of each stretch of passes. */
export type EndedPassesAnswer = { statuses: ActionStatus[]; ranges: [first: number, last: number][] }[];

/** What the next carrier needs beside the journal; `variables` is wire text, left out where they are made anew. */
export type LeftRun = { runId: string; variables?: string };

export type RunEnd = {
  runId: string;
  outcome: Omit<RunOutcome, 'outputs'> & { outputs?: string };
  /** The last records, written in the same transaction as the end. */
  records: WireRecord[];
};

/** An action of a run and which of its tries. */
export type WaitKey = { runId: string; action: string; repetition: string; attempt: number };

export type FlowCallRequest = WaitKey & {
  clientTrackingId: string;
  flow: string;
  triggerName?: string;
  headers: { [name: string]: string };
  /** Wire text of an object with `queries` and `body`, as far as they are given. */
  request: string;
};

export type BatchSendRequest = Omit<WaitKey, 'attempt'> & {
  flow: string;
  triggerName?: string;
  batchName: string;
  partitionName: string;
  messageId: string;
  /** Wire text. */
  content: string;
};

export interface CarrierActivities {
  loadRuns(request: LoadRequest): Promise<LoadedRuns>;
  callConnector(request: CallRequest): Promise<CallAnswer>;
  /** Wire text in, the same value out with its big parts replaced by references. */
  storePayload(value: string): Promise<string>;
  evaluateStored(request: StoredEvaluation): Promise<StoredEvaluationAnswer>;
  readItems(request: ItemsRequest): Promise<ItemsAnswer>;
  respond(request: ResponseRequest): Promise<RespondOutcome>;
  /** When they were written, in milliseconds since the epoch; older histories do not say. */
  recordActions(request: { runId: string; records: WireRecord[] }): Promise<number | undefined>;
  loadReused(request: ReusedRequest): Promise<ReusedAnswer>;
  endedPasses(request: LoopBody & { runId: string }): Promise<EndedPassesAnswer>;
  /** The runs go on in a new carrier, from their journal. */
  continueRuns(runs: LeftRun[]): Promise<void>;
  finishRun(end: RunEnd): Promise<void>;
  callFlow(request: FlowCallRequest): Promise<FlowCallStart>;
  sendToBatch(request: BatchSendRequest): Promise<BatchSending>;
  /** The address for the call back. */
  openCallback(key: WaitKey): Promise<string>;
  /** Wire text of the answer, null while there is none; `unsubscribe` is the wire text of the inputs of an HTTP call. */
  takeAnswer(request: WaitKey & { unsubscribe?: string }): Promise<string | null>;
  /** Wire text of an answer that came before. */
  giveUpWait(request: WaitKey & { reason: 'TimedOut' | 'Aborted' }): Promise<string | null>;
}

export interface ScheduleActivities {
  /** Accepts the run of one scheduled time, milliseconds since the epoch, unless the flow has no slot then. */
  acceptScheduledRun(request: { flowId: string; scheduledTime: number }): Promise<void>;
}
