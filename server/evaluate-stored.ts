/**
 * Evaluates what looks inside stored values, where the payload store can be read: each value is loaded when the
 * evaluation meets it, and put in the place of its reference.
 */

import { randomUUID } from 'node:crypto';

import { answerEvaluation } from '#core/interpreter/answer-evaluation.ts';
import type { EvaluationOutcome, EvaluationRequest } from '#core/interpreter/host.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';

import { loadPayload } from './payload-store.ts';

/** The outcome's value may be big, or be a reference that was only passed on. */
export async function evaluateStored(request: EvaluationRequest): Promise<EvaluationOutcome> {
  const source = { random: Math.random, newGuid: randomUUID, now: Date.now() };
  let loading = request;
  for (;;) {
    try {
      return answerEvaluation(loading, source);
    } catch (error) {
      if (!(error instanceof PayloadNeeded)) throw error;
      const value = await loadPayload(error.payload);
      const snapshot = replaceReference(asObject(loading.snapshot), error.payload, value);
      loading = { ...loading, snapshot: asObject(snapshot) };
    }
  }
}

/** A snapshot is an object of values. */
function asObject(value: Value | EvaluationRequest['snapshot']): ValueObject {
  return value as ValueObject;
}

function replaceReference(within: Value, payload: PayloadRef, value: Value): Value {
  if (within instanceof PayloadRef) return within.sha256 === payload.sha256 ? value : within;
  if (Array.isArray(within)) return within.map((item) => replaceReference(item, payload, value));
  if (!isObject(within)) return within;
  const present = Object.entries(within).filter(([, property]) => property !== undefined);
  return objectOf(present.map(([name, property]) => [name, replaceReference(property, payload, value)]));
}
