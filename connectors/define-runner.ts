/**
 * What an operation of a connector does. It calls the other side once and says how that went: pages and chunks belong to
 * that call; retries, polls and records are the interpreter's. A failure is a value; it throws only for its signal (an error named `AbortError`).
 */

import type { CallSender, CallTransfer } from '#core/interpreter/host.ts';
import type { Value } from '#core/json/value.ts';
import type { Attempt } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';

import type { OperationManifest } from './define-connector.ts';
import type { Transport } from './transport.ts';

export type CallContext = {
  /** Aborts when the call's result is no longer wanted. */
  signal: AbortSignal;
  /** Milliseconds this one call may take. */
  timeout: number;
  /** Milliseconds each of its requests may take, where it makes several. */
  requestTimeout?: number | undefined;
  transfer?: CallTransfer | undefined;
  /** The same for every try of an action in a repetition, so that the other side can tell a repeated call. */
  idempotencyKey: string;
  clientTrackingId: string;
  /** The action that calls, left out where none does; null when the author wants none of this told. */
  sender?: CallSender | null | undefined;
  /** The trace that the call belongs to. */
  trace?: TraceContext | undefined;
  /** The content of a map or schema by its name; undefined when there is none. Left out where none are kept. */
  readArtifact?(kind: 'Map' | 'Schema', name: string): Promise<string | undefined>;
  /** `poll` looks at the job that an earlier call started, at `pollUri`. */
  purpose: Attempt['purpose'];
  pollUri?: string;
  /** In place of the network, where a flow is tried against servers that are made up. */
  transport?: Transport;
};

/** How the call went: an attempt without its number and times. */
export type CallResult = Pick<Attempt, 'status' | 'code' | 'error' | 'retryable' | 'retryAfter' | 'poll'> & {
  outputs?: Value;
};

export type OperationRunner = (inputs: Value, context: CallContext) => Promise<CallResult>;

/** Binds a manifest to what it does: inputs that do not fit the manifest fail the call with `BadRequest` and are never sent. */
export function defineRunner<Inputs>(
  manifest: OperationManifest<Inputs>,
  run: (inputs: Inputs, context: CallContext) => Promise<CallResult>,
): OperationRunner {
  return async (inputs, context) => {
    const parsed = manifest.inputs.safeParse(inputs);
    if (parsed.success) return run(parsed.data, context);
    const problems = parsed.error.issues.map(({ path, message }) => `'inputs.${path.join('.')}' ${message}`);
    return { status: 'Failed', code: 'BadRequest', error: { code: 'BadRequest', message: `${problems.join('; ')}.` } };
  };
}
