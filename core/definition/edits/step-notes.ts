/** Notes that are for a step go where it goes: out of the text with it, and into the clipboard. */

import { notesOf } from '#core/definition/notes.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { EditTarget } from './edit-target.ts';
import { removeSettingAt } from './remove-setting.ts';

/** The names, in lower case, of the steps and of those inside them. */
export function namesWithin({ actions }: EditTarget, selection: readonly LocatedAction[]): ReadonlySet<string> {
  const outer = new Set(selection.map(({ name }) => name));
  const inside = actions.filter(({ name, parents }) => outer.has(name) || parents.some((parent) => outer.has(parent)));
  return new Set(inside.map(({ name }) => name.toLowerCase()));
}

/** `{id: note}` of the notes for the steps (in lower case), as they stand. */
export function notesFor({ definition }: EditTarget, steps: ReadonlySet<string>): ValueObject {
  const stored = definition.metadata?.notes;
  const notes = notesOf(definition).filter(({ step }) => step !== undefined && steps.has(step.toLowerCase()));
  return Object.fromEntries(notes.map(({ id }) => [id, isObject(stored) ? (stored[id] ?? null) : null]));
}

/** `text` is that of the target or a later one. */
export function withoutNotesFor(text: string, target: EditTarget, steps: ReadonlySet<string>): string {
  const { root } = target;
  return Object.keys(notesFor(target, steps)).reduce(
    (edited, id) => removeSettingAt(edited, [...root, 'metadata', 'notes', id], root.length),
    text,
  );
}
