/**
 * The one interface between the interpreter and the world. `workflows/temporal-host` implements it durably,
 * `server/local-host` in memory, `core/interpreter/testing/fake-host` for tests. Whatever differs between them is in here;
 * whatever the language says is not.
 *
 * An `AbortSignal` is how the interpreter takes work back (Terminate, cancel, a time limit). An aborted promise
 * rejects with an error named `AbortError`; nothing else is ever thrown: failures are values.
 */

import type { FlowKind, WorkflowDefinition } from '#core/definition/types.ts';
import type { EvaluationSnapshot } from '#core/expressions/snapshot.ts';
import type { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { LimitSettings } from '#core/limits.ts';
import type {
  ActionRecord,
  Attempt,
  FlowFailure,
  RecordKey,
  RunOutcome,
  TriggerRecord,
  Waiting,
} from '#core/runs/record.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import type { Variables } from './variables.ts';

/** What one call may take more than one request for: pages (WDL reference 11.5) and chunks (11.6). */
export type CallTransfer = { minimumItemCount?: number; chunked?: true };

/** One call of a connector's operation on behalf of an action. */
export type ConnectorCall = {
  /** `connector.operation`, for example `http.request`. */
  operation: string;
  action: string;
  type: string;
  repetition: string;
  attempt: number;
  purpose: 'try' | 'poll';
  /** The evaluated inputs that are shown in the history. */
  inputs: Value;
  /** What a poll asks for in place of `inputs.uri`. */
  pollUri?: string;
  /** Milliseconds this one call may take. */
  timeout: number;
  /** Milliseconds each of its requests may take, where it makes several. */
  requestTimeout?: number;
  transfer?: CallTransfer;
  /** When the action began, for its record. */
  actionStartedAt: number;
  /** Attempts before this one, so that the journal can write the whole record. */
  earlier: Attempt[];
  secured?: ('inputs' | 'outputs')[];
  /** Null when the author wants none of this told. */
  sender: CallSender | null;
};

/** Who calls, as the headers of a call say it (WDL reference 12.2). */
export type CallSender = {
  flowId: string;
  flowName: string;
  versionNumber: number;
  runId: string;
  action: string;
  /** Of the action. */
  trackingId: string;
};

/** The attempt as it went, with what the operation gave back. */
export type CallOutcome = Attempt & { outputs?: Value };

/**
 * An evaluation that needs values from the payload store. `template` is the JSON as it stands in the definition.
 * With `schema` the value has to match that JSON schema; `answer-evaluation.ts` does both once the values are loaded.
 */
export type EvaluationRequest = { template: Value; snapshot: EvaluationSnapshot; schema?: Value };
/** `place` is a JSON pointer into the template. */
export type EvaluationFailure = FlowFailure & { place?: string };
export type EvaluationOutcome = { value: Value } | { failure: EvaluationFailure };

/** What the Response action answers to the caller of the Request trigger (WDL reference 7). */
export type FlowResponse = { statusCode: number; headers: { [name: string]: string }; body?: Value };

/** `Skipped`: there is nobody to answer. `AlreadyAnswered`: an earlier Response was first. `CallerGone`: the caller's time is over. */
export type RespondOutcome = 'Sent' | 'Skipped' | 'AlreadyAnswered' | 'CallerGone';

/** An action and which of its tries. */
export type WaitPlace = { action: string; repetition: string; attempt: number };

/** A call of another flow's Request trigger on behalf of an action (WDL reference 5, Workflow). */
export type FlowCall = WaitPlace & {
  /** The flow's id or name, or a path that ends with one of them. */
  flow: string;
  /** Its first Request trigger when left out. */
  triggerName?: string;
  headers: { [name: string]: string };
  queries?: ValueObject;
  body?: Value;
};

export type FlowCallStart =
  /** The called flow answers by a Response. */
  | { kind: 'Waiting'; runId: string }
  /** Nobody answers; `runIds` is empty when the trigger decided to start nothing. */
  | { kind: 'Accepted'; runIds: string[] }
  | { kind: 'Refused'; statusCode: number; failure: FlowFailure };

/** A message to a batch of another flow on behalf of an action (WDL reference 7, SendToBatch). */
export type BatchMessage = Pick<WaitPlace, 'action' | 'repetition'> & {
  /** The flow's id or name, or a path that ends with one of them. */
  flow: string;
  /** Its first Batch trigger when left out. */
  triggerName?: string;
  batchName: string;
  partitionName: string;
  messageId: string;
  content: Value;
};

export type BatchSending =
  /** It is stored; the names are those of the receiver. */
  { kind: 'Stored'; batchName: string } | { kind: 'Refused'; failure: FlowFailure };

/** What a run has to do with other flows and with callers while it is under way. */
export interface Outside {
  /** Starts the run of another flow; asked again for the same try it gives the run of the first time. */
  callFlow(call: FlowCall): Promise<FlowCallStart>;
  /** Adds the message to the batch; asked again for the same place it adds none. */
  sendToBatch(message: BatchMessage): Promise<BatchSending>;
  /** The address at which the outside may answer; the same for the same place. */
  openCallback(place: WaitPlace): Promise<string>;
  /**
   * Waits, across restarts, for the answer to a call of a flow (`statusCode`, `headers`, `body`, and `error` when the flow
   * ended without one) or for the call back (`headers`, `queries`, `body`). Undefined when `until` comes first: whatever
   * comes later is refused then, and `unsubscribe`, the inputs of an HTTP call, goes out. The same when the signal aborts;
   * a flow that was called is cancelled then.
   */
  waitForAnswer(
    place: WaitPlace,
    wait: { until?: number; unsubscribe?: Value },
    signal: AbortSignal,
  ): Promise<ValueObject | undefined>;
}

export interface Host {
  /** Milliseconds since the epoch; the same when the run is replayed. */
  now(): number;
  random(): number;
  newGuid(): string;
  /** Waits, across restarts. `waiting` says on whose behalf, for the run view. */
  sleep(milliseconds: number, signal: AbortSignal, waiting: Waiting): Promise<void>;
  /** Calls once and journals the attempt; asked again for an attempt that is in the journal it answers from there. */
  call(call: ConnectorCall, signal: AbortSignal): Promise<CallOutcome>;
  evaluate(request: EvaluationRequest): Promise<EvaluationOutcome>;
  /** Items `from` (0-based) up to `from + count` of a stored array, and how many it has in all. */
  readItems(list: PayloadRef, from: number, count: number): Promise<{ length: number; items: Value[] }>;
  /** Takes the newest state of an action; it is written with the next call, before the next long wait, or at the end. */
  record(record: ActionRecord): void;
  respond(response: FlowResponse): Promise<RespondOutcome>;
  /**
   * Asked between the pieces of a long computation (a loop of many items): the moment to write the records taken so
   * far and to give the thread back, so that neither memory nor the time of one turn grows with the loop.
   */
  checkpoint(): Promise<void>;
  /** Left out where nothing reaches a run from outside: then actions that wait for it fail. */
  outside?: Outside;
  /**
   * What the run takes over from the one that it replays: the records of this repetition by the action's name in lower
   * case. One without an end is that of a container whose inside goes on. Left out where the run is no replay.
   */
  reused?(repetition: string): Promise<ReusedRecords>;
  /**
   * The passes of a loop that is taken over and goes on of which all actions directly inside have ended, in their order.
   * Left out as `reused` is.
   */
  endedPasses?(loop: LoopBody): Promise<EndedPasses>;
}

export type ReusedRecords = ReadonlyMap<string, ActionRecord>;

/** The repetition in which a loop stands, and the names of the actions directly inside. */
export type LoopBody = { repetition: string; actions: readonly string[] };

/** From pass `first` through `last`, how the actions of the `LoopBody` ended, in its order. */
export type EndedPasses = readonly { first: number; last: number; statuses: readonly ActionStatus[] }[];

/** What a person gave in the place of the inputs that an action would evaluate, once. */
export type EditedInputs = RecordKey & { inputs: Value };

/** Everything the interpreter needs to run a definition once. */
export type RunInput = {
  runId: string;
  flowId: string;
  flowName: string;
  versionNumber: number;
  definition: WorkflowDefinition;
  /** Stateful when left out. */
  kind?: FlowKind;
  /** Values given for the definition's parameters; they replace the defaults. */
  parameters: ValueObject;
  /** What `appsetting()` reads. */
  appSettings?: ValueObject;
  /** What is set in the place of our own limits. */
  limits?: LimitSettings;
  trigger: TriggerRecord;
  clientTrackingId: string;
  /** Of a replay whose first step gets other inputs. */
  editedInputs?: EditedInputs;
  /**
   * Where its variables are kept, for a host that hands them on to where the run goes on: then what `reused` gives of
   * changes of variables has been done to them. Left out, these changes are done again.
   */
  variables?: Variables;
};

/** `core/interpreter/run-definition.ts` exports `runDefinition: RunDefinition`. `signal` aborts = the run is cancelled. */
export type RunDefinition = (input: RunInput, host: Host, signal: AbortSignal) => Promise<RunOutcome>;
