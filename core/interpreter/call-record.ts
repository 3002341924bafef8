/** What a call says of its action by itself, before the interpreter has more to say. */

import type { ActionRecord } from '#core/runs/record.ts';
import type { CallOutcome, ConnectorCall } from './host.ts';

/** The record of the call's action as it stands once the call has ended; what is secured is left out. */
export function callRecord(call: ConnectorCall, { outputs, ...attempt }: CallOutcome): ActionRecord {
  const { action, type, repetition, inputs, secured, earlier, actionStartedAt } = call;
  return {
    action,
    type,
    repetition,
    status: attempt.status,
    code: attempt.code,
    startedAt: actionStartedAt,
    endedAt: attempt.endedAt,
    attempts: [...earlier, attempt],
    ...(attempt.error === undefined ? {} : { error: attempt.error }),
    ...(secured?.includes('inputs') ? {} : { inputs }),
    ...(outputs === undefined || secured?.includes('outputs') ? {} : { outputs }),
    ...(secured === undefined ? {} : { secured }),
  };
}
