/** Finds the operation that a call names and runs it: the one door to all connectors, for worker and gateway alike. */

import type { Value } from '#core/json/value.ts';

import type { CallContext, CallResult } from './define-runner.ts';
import { RUNNERS } from './runners.gen.ts';

/** `operation` is `connector.operation`; one that does not exist fails the call with `OperationNotFound`. */
export async function runOperation(operation: string, inputs: Value, context: CallContext): Promise<CallResult> {
  const run = Object.hasOwn(RUNNERS, operation) ? RUNNERS[operation] : undefined;
  if (run) return run(inputs, context);
  const message = `There is no operation '${operation}'. There are: ${Object.keys(RUNNERS).sort().join(', ')}.`;
  return { status: 'Failed', code: 'OperationNotFound', error: { code: 'OperationNotFound', message } };
}
