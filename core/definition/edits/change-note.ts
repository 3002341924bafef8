import { removeAt, setAt } from '#core/definition/json-path-edits.ts';
import type { Note } from '#core/definition/notes.ts';
import { readTarget, requireAction } from './edit-target.ts';
import { requireNote } from './require-note.ts';

type ChangeNote = Partial<Omit<Note, 'id' | 'step'>> & {
  id: string;
  /** null: the note stands by itself from now on. */
  step?: string | null;
};

/** Changes what is given of a note; all else of it stays as it is. Throws `EditError` when there is no such note. */
export function changeNote(text: string, { id, content, color, position, width, height, step }: ChangeNote): string {
  const target = readTarget(text);
  const path = requireNote(text, target, id);
  const changes = [
    [['content'], content],
    [['color'], color],
    [['metadata', 'position', 'x'], position?.x],
    [['metadata', 'position', 'y'], position?.y],
    [['metadata', 'width'], width],
    [['metadata', 'height'], height],
    [['metadata', 'step'], step == null ? undefined : requireAction(target, step).name],
  ] as const;
  const edited = changes.reduce(
    (current, [field, value]) => (value === undefined ? current : setAt(current, [...path, ...field], value)),
    text,
  );
  return step === null ? removeAt(edited, [...path, 'metadata', 'step']) : edited;
}
