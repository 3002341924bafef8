/** How a local run reaches the operations of connectors: it is given them, because the server itself imports none. */

import { createHash } from 'node:crypto';

import type { CallOutcome, ConnectorCall } from '#core/interpreter/host.ts';
import type { Value } from '#core/json/value.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';

/** What belongs to the record of the action, not to the call. */
type RecordField =
  | 'operation'
  | 'action'
  | 'type'
  | 'repetition'
  | 'inputs'
  | 'actionStartedAt'
  | 'earlier'
  | 'secured';

type CallContext = Omit<ConnectorCall, RecordField | 'sender'> & {
  sender?: ConnectorCall['sender'];
  signal: AbortSignal;
  /** The same for every try of an action in a repetition. */
  idempotencyKey: string;
  clientTrackingId: string;
  trace?: TraceContext | undefined;
};

/** `operation` is `connector.operation`. A failure is a value; it rejects for its signal only, with an `AbortError`. */
export type CallOperation = (
  operation: string,
  inputs: Value,
  context: CallContext,
) => Promise<Omit<CallOutcome, 'attempt' | 'purpose' | 'startedAt' | 'endedAt'>>;

export function idempotencyKey(runId: string, { action, repetition }: ConnectorCall): string {
  const identity = JSON.stringify([runId, action, repetition]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
