import { setAt } from '#core/definition/json-path-edits.ts';
import { styleOf } from '#core/definition/json-style.ts';
import { notesOf } from '#core/definition/notes.ts';
import type { Place } from '#core/definition/place.ts';
import { freeName } from '#core/definition/unique-name.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { type Broken, brokenBy } from './broken-by.ts';
import { readClipboard } from './clipboard.ts';
import { type EditTarget, readTarget } from './edit-target.ts';
import { type PastedSource, pasteSource } from './paste-source.ts';

export type Pasted = PastedSource & {
  /** What they refer to and this definition has not, or not before them. */
  dangling: Broken[];
};

/**
 * Puts the steps of the clipboard at a place: our own copies, and JSON from elsewhere (`clipboard.ts`). A name that is
 * taken, without regard to letter case, is counted on, and what the pasted steps say of each other follows, their notes
 * too. Throws
 * `EditError` when the clipboard holds no steps, or there is no such place.
 */
export function pasteActions(text: string, clipboard: string, to: Place): Pasted {
  const target = readTarget(text);
  const there = new Set(target.actions.map(({ name }) => name.toLowerCase()));
  const { source, notes } = readClipboard(clipboard, styleOf(text));
  const pasted = pasteSource(text, { source, to });
  const dangling = brokenBy(text, pasted.text).filter(({ action }) => !there.has(action.toLowerCase()));
  return { ...pasted, text: withNotes(pasted, { target, notes }), dangling };
}

/** The notes of the steps that were pasted, for the names that these have now. */
function withNotes(
  { text, renamed }: PastedSource,
  { target, notes }: { target: EditTarget; notes: ValueObject },
): string {
  const names = new Map(renamed.map(({ from, to }) => [from.toLowerCase(), to]));
  const ids = new Set(notesOf(target.definition).map(({ id }) => id.toLowerCase()));
  return notesOf({ metadata: { notes } }).reduce((edited, { id, step = '' }) => {
    const own = freeName(ids, id);
    ids.add(own.toLowerCase());
    const value = withStep(notes[id], names.get(step.toLowerCase()) ?? step);
    return setAt(edited, [...target.root, 'metadata', 'notes', own], value);
  }, text);
}

function withStep(note: Value | undefined, step: string): Value {
  if (!isObject(note)) return null;
  return { ...note, metadata: { ...(isObject(note.metadata) ? note.metadata : {}), step } };
}
