/** The two ends of a call that has neither headers nor a status of HTTP. */

import type { Value } from '#core/json/value.ts';

import type { CallResult } from './define-runner.ts';

export function succeeded(body: Value): CallResult {
  return { status: 'Succeeded', code: 'OK', outputs: { body } };
}

export function failed(code: string, message: string): CallResult {
  return { status: 'Failed', code, error: { code, message } };
}
