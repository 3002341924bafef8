/**
 * Makes one call to the world and journals it (architecture, rule 6): look the attempt up and note that it begins; call;
 * write down how it went; answer. A call that was given up leaves no attempt.
 */

import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { runOperation } from '#connectors/run-operation.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { hideCallback } from '#core/runs/hide-callback.ts';
import { hideSecrets } from '#core/runs/hide-secrets.ts';
import type { Attempt } from '#core/runs/record.ts';
import { loadAll, storeBigParts } from '#server/payload-store.ts';
import { findArtifact } from '#server/repositories/artifacts.ts';
import { beginCall, type EndedCall, endCall } from '#server/repositories/journal.ts';
import { decryptSecret, encryptSecret } from '#server/secrets.ts';
import type { Tracing } from '#server/tracing/tracing.ts';
import type { CallAnswer, CallRequest } from '#workflows/activity-types.ts';

import { storedRecords } from './stored-records.ts';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

export type Calling = {
  /** Aborts when nobody wants the call any more. */
  signal: AbortSignal;
  callOperation: typeof runOperation;
  tracing: Tracing;
};

/** Throws only before the call was made. */
export async function makeCall(request: CallRequest, { signal, callOperation, tracing }: Calling): Promise<CallAnswer> {
  const beginning = await begin(request);
  if (beginning.kind === 'over') return { kind: 'cancelled' };
  if (beginning.kind === 'journaled') return answered(request, beginning.attempt, beginning.outputs);
  const inputs = await loadAll(decodeWire(request.inputs));
  const startedAt = Date.now();
  try {
    const { outputs, ...how } = await callOperation(request.operation, inputs, {
      signal,
      timeout: request.timeout,
      idempotencyKey: idempotencyKey(request),
      clientTrackingId: request.clientTrackingId,
      trace: tracing.outgoing({ runId: request.runId, trace: beginning.trace }, request),
      sender: request.sender,
      readArtifact: findArtifact,
      purpose: request.purpose,
      requestTimeout: request.requestTimeout,
      transfer: request.transfer,
      ...(request.pollUri === undefined ? {} : { pollUri: request.pollUri }),
    });
    const { attempt: number, purpose, earlier } = request;
    const attempt: Attempt = { attempt: number, purpose, startedAt, endedAt: Date.now(), ...how };
    const stored = outputs === undefined ? null : sealed(request, encodeWire(await storeBigParts(outputs)));
    await writeDown({ ...request, attempt, earlier, outputs: stored }, signal);
    return answered(request, attempt, stored);
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    throw error;
  }
}

async function begin(request: CallRequest) {
  const { secured = [] } = request;
  const shown = secured.includes('inputs') ? null : await storeBigParts(shownInputs(request));
  const inputs = shown === null ? null : encodeWire(shown);
  return beginCall({ ...request, inputs, secured, records: await storedRecords(request.records) });
}

/** Without credentials; a webhook's inputs hold the secret address for its call back as well. */
function shownInputs({ type, inputs }: CallRequest): Value {
  const shown = hideSecrets(decodeWire(inputs));
  return type.toLowerCase() === 'httpwebhook' ? hideCallback(shown) : shown;
}

/**
 * The call was made: that must not be forgotten because the database is away for a while. Gives up only with the signal.
 */
async function writeDown(call: EndedCall, signal: AbortSignal): Promise<void> {
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
    try {
      return await endCall(call);
    } catch (error) {
      if (signal.aborted) throw error;
      await delay(wait);
    }
  }
}

/** The same for every try of an action in a repetition, and for a try that a crash made us repeat. */
function idempotencyKey({ runId, action, repetition }: CallRequest): string {
  const identity = JSON.stringify([runId, action, repetition]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}

function answered(request: CallRequest, attempt: Attempt, stored: string | null): CallAnswer {
  if (stored === null) return { kind: 'done', attempt };
  const outputs = isHidden(request) ? decryptSecret(stored, purposeOf(request)) : stored;
  return { kind: 'done', attempt, outputs };
}

/** The journal has to remember outputs that must not be shown, until the run ends: encrypted. */
function sealed(request: CallRequest, outputs: string): string {
  return isHidden(request) ? encryptSecret(outputs, purposeOf(request)) : outputs;
}

function isHidden({ secured }: CallRequest): boolean {
  return secured?.includes('outputs') ?? false;
}

function purposeOf({ runId }: CallRequest): string {
  return `journal:${runId}`;
}
