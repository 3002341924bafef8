import { insertAt } from '#core/definition/json-path-edits.ts';
import { NOTE_COLOR, NOTE_SIZE, type Note } from '#core/definition/notes.ts';
import type { ValueObject } from '#core/json/value.ts';
import { readTarget, requireAction } from './edit-target.ts';

/** Adds a note to the canvas. The id must be new. Throws `EditError` when it is not, or the step of the note is unknown. */
export function addNote(text: string, note: Pick<Note, 'id' | 'content' | 'position'> & Partial<Note>): string {
  const target = readTarget(text);
  const { id, content, color = NOTE_COLOR, position, width = NOTE_SIZE.width, height = NOTE_SIZE.height, step } = note;
  const metadata: ValueObject = { position: { ...position }, width, height };
  if (step !== undefined) metadata.step = requireAction(target, step).name;
  const value = { content, color, metadata };
  return insertAt(text, [...target.root, 'metadata', 'notes'], { name: id, content: { value } });
}
