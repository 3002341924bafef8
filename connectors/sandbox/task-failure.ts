/** What a task that did not end by itself looks like to the author of the flow. */

import { failed } from '#connectors/call-result.ts';
import type { CallResult } from '#connectors/define-runner.ts';

import type { ThreadOutcome } from './thread-pool.ts';

type Unfinished = Exclude<ThreadOutcome<unknown>, { kind: 'done' }>;

type TaskLabels = {
  /** Begins the codes of errors: `Xslt` → `XsltTimedOut`. */
  codes: string;
  /** The code when it broke. */
  broken: string;
  /** Begins their messages. */
  subject: string;
  /** Milliseconds. */
  limit: number;
};

export function taskFailure(outcome: Unfinished, { codes, broken, subject, limit }: TaskLabels): CallResult {
  if (outcome.kind === 'timedOut')
    return failed(`${codes}TimedOut`, `${subject} did not end within ${limit / 1000} s.`);
  if (outcome.kind === 'outOfMemory') return failed(`${codes}OutOfMemory`, `${subject} used too much memory.`);
  const isDeep = /call stack/i.test(outcome.message);
  return failed(broken, `${subject} failed: ${isDeep ? 'it nests or calls itself too deeply' : outcome.message}.`);
}
