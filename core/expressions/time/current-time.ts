/** The current time, as exactly as the context knows it. */

import type { EvaluationContext } from '#core/expressions/context.ts';
import { parseTimestamp } from './parse-timestamp.ts';
import { fromMilliseconds, type Timestamp } from './timestamp.ts';

export function currentTime(context: EvaluationContext): Timestamp {
  const text = context.exactNow?.();
  return text === undefined ? fromMilliseconds(context.now()) : { ...parseTimestamp(text), kind: 'utc' };
}
