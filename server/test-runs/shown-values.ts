/** Values of a test run as text for people, cut where one or all of them together grow too big. */

import type { ShownValue } from '#core/api/test-runs.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';

/** Characters of one value. */
const SHOWN = 64 * 1024;
/** Characters of all values of a run; from there on only the beginning of each is shown. */
const SHOWN_IN_ALL = 32 * 1024 * 1024;
const BEGINNING = 1024;

export type ShowValue = (value: Value) => ShownValue;

/** For the values of one run. */
export function shownValues(): ShowValue {
  let total = 0;
  return (value) => {
    const whole = printJson(value, 2);
    const text = whole.slice(0, total < SHOWN_IN_ALL ? SHOWN : BEGINNING);
    total += text.length;
    return { text, size: Buffer.byteLength(whole), truncated: text.length < whole.length };
  };
}
