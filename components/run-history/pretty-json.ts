/** JSON text, formatted. Numbers keep their digits. */

import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';

/** What is no JSON comes back as it is. */
export function prettyJson(text: string): string {
  try {
    return printJson(parseJson(text), 2);
  } catch {
    return text;
  }
}
