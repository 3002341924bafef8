import { styleOf } from '#core/definition/json-style.ts';
import type { Place } from '#core/definition/place.ts';
import { type Broken, brokenBy } from './broken-by.ts';
import { readClipboard } from './clipboard.ts';
import { readTarget } from './edit-target.ts';
import { type PastedSource, pasteSource } from './paste-source.ts';

export type Pasted = PastedSource & {
  /** What they refer to and this definition has not, or not before them. */
  dangling: Broken[];
};

/**
 * Puts the steps of the clipboard at a place: our own copies, and JSON from elsewhere (`clipboard.ts`). A name that is
 * taken, without regard to letter case, is counted on, and what the pasted steps say of each other follows. Throws
 * `EditError` when the clipboard holds no steps, or there is no such place.
 */
export function pasteActions(text: string, clipboard: string, to: Place): Pasted {
  const there = new Set(readTarget(text).actions.map(({ name }) => name.toLowerCase()));
  const pasted = pasteSource(text, { source: readClipboard(clipboard, styleOf(text)), to });
  const dangling = brokenBy(text, pasted.text).filter(({ action }) => !there.has(action.toLowerCase()));
  return { ...pasted, dangling };
}
