/** Retry policies as pure functions (WDL reference 11.1). */

import { getProperty } from '#core/json/get-property.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { LIMITS, type LimitSettings, limitOf } from '#core/limits.ts';
import { ActionError } from './action-error.ts';
import { parseDuration } from './duration.ts';

/** Times in milliseconds. A fixed policy waits `interval` each time; the others give a range to choose from. */
export type RetryPolicy = {
  type: 'none' | 'fixed' | 'exponential';
  /** Retries after the first try. */
  count: number;
  interval: number;
  minimum: number;
  maximum: number;
};

const DAY = 86_400_000;
const DEFAULT_POLICY: RetryPolicy = { type: 'exponential', count: 4, interval: 7500, minimum: 5000, maximum: 45_000 };
const NO_RETRY: RetryPolicy = { type: 'none', count: 0, interval: 0, minimum: 0, maximum: 0 };

/** Throws `ActionError` for a policy that is none. */
export function parseRetryPolicy(value: Value | undefined, limits?: LimitSettings): RetryPolicy {
  if (value === undefined || value === null) return DEFAULT_POLICY;
  if (!isObject(value)) throw broken("'retryPolicy' has to be an object.");
  const given = getProperty(value, 'type') ?? 'default';
  const type = typeof given === 'string' ? given.toLowerCase() : '';
  if (type === 'default') return DEFAULT_POLICY;
  if (type === 'none') return NO_RETRY;
  if (type === 'fixed' || type === 'exponential') return policyOf(type, value, limitOf(LIMITS.retries, limits));
  throw broken(`'retryPolicy' has the type '${String(given)}'; it may be default, none, fixed or exponential.`);
}

function policyOf(type: 'fixed' | 'exponential', value: ValueObject, most = Number.POSITIVE_INFINITY): RetryPolicy {
  const count = integerOf(getProperty(value, 'count') ?? DEFAULT_POLICY.count);
  if (count === undefined || count < 0 || count > most) {
    throw broken(`'count' of a retryPolicy has to be a whole number of at most ${most}.`);
  }
  const interval = durationOf(value, 'interval') ?? DEFAULT_POLICY.interval;
  const minimum = durationOf(value, 'minimumInterval') ?? DEFAULT_POLICY.minimum;
  return { type, count, interval, minimum, maximum: durationOf(value, 'maximumInterval') ?? DAY };
}

function durationOf(value: ValueObject, name: string): number | undefined {
  const given = getProperty(value, name);
  if (given === undefined || given === null) return undefined;
  const duration = typeof given === 'string' ? parseDuration(given) : undefined;
  if (duration === undefined)
    throw broken(`'${name}' of a retryPolicy has to be an ISO 8601 duration, for example PT10S.`);
  return duration;
}

function broken(message: string): ActionError {
  return new ActionError('InvalidTemplate', message);
}

/** The shortest and the longest wait before the n-th retry, n from 1. */
export function waitRange(
  { type, interval, minimum, maximum }: RetryPolicy,
  retry: number,
): { from: number; to: number } {
  if (type === 'fixed') return { from: interval, to: interval };
  const to = Math.min(2 ** (retry - 1) * interval, maximum);
  const lower = retry === 1 ? 0 : 2 ** (retry - 2) * interval;
  return { from: Math.min(Math.max(lower, minimum), Math.max(to, minimum)), to: Math.max(to, minimum) };
}

/** Milliseconds to wait before the n-th retry; `Retry-After` counts when it is longer. `chance` is at least 0, below 1. */
export function retryWait(
  policy: RetryPolicy,
  retry: { number: number; chance: number; retryAfter?: number | undefined },
): number {
  const { from, to } = waitRange(policy, retry.number);
  return Math.max(Math.round(from + (to - from) * retry.chance), retry.retryAfter ?? 0);
}
