/**
 * Everything an expression may look at, as plain data. The interpreter keeps one per run, the payload-side evaluation
 * and the designer's preview get one sent, the conformance vectors are written in it. `context.ts` turns a snapshot
 * into the `EvaluationContext` that compiled expressions ask.
 */

import type { Value, ValueObject } from '#core/json/value.ts';

/** An action object as `actions('X')` gives it (WDL reference 10). Times are ISO 8601 text. */
export type ActionSnapshot = {
  name: string;
  status?: string;
  code?: string;
  error?: { code: string; message: string };
  inputs?: Value;
  outputs?: Value;
  startTime?: string;
  endTime?: string;
  trackingId?: string;
  clientTrackingId?: string;
  trackedProperties?: ValueObject;
  iterationCount?: number;
};

export type EvaluationSnapshot = {
  /** ISO 8601 with Z; what `utcNow()` answers. */
  now?: string;
  trigger?: ValueObject;
  actions?: { [name: string]: ActionSnapshot };
  variables?: ValueObject;
  parameters?: ValueObject;
  /** Current item of each enclosing Foreach, by the loop's name, innermost last. */
  items?: ValueObject;
  /** Current item of a Select, Query or Table row, else of the innermost Foreach. */
  item?: Value;
  iterationIndexes?: { [loop: string]: number };
  results?: { [container: string]: Value };
  /** The action that is evaluating, for `action()` in tracked properties. */
  action?: ValueObject;
  workflow?: ValueObject;
  appsettings?: ValueObject;
  callbackUrl?: string;
};
