/** A value as the preview writes it: text as it is, all else as JSON, cut where nobody reads on. */

import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';

const SHOWN = 4_000;

export function previewText(value: Value): { text: string; isCut: boolean } {
  const text = typeof value === 'string' ? value : printJson(value, 2);
  return text.length > SHOWN ? { text: text.slice(0, SHOWN), isCut: true } : { text, isCut: false };
}
