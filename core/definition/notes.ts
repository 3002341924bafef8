/**
 * Notes on the canvas. They stand in the definition as the designer of Logic Apps keeps them, `metadata.notes.<id> =
 * {content, color, metadata: {position: {x, y}, width, height}}`; `metadata.step` is our own.
 */

import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { WorkflowDefinition } from './types.ts';

export type Note = {
  id: string;
  /** Markdown. */
  content: string;
  /** `#rrggbb`. */
  color: string;
  /** In pixels: from the corner of the canvas, of a note for a step from the corner of its card. */
  position: { x: number; y: number };
  width: number;
  height: number;
  /** The step it is for; left out when it stands by itself. */
  step?: string;
};

export const NOTE_COLOR = '#FFFBCC';
export const NOTE_SIZE = { width: 240, height: 160 };

/** In the order of the text. What has not the shape of a note is left out; the text keeps it. */
export function notesOf({ metadata }: WorkflowDefinition): Note[] {
  const notes = metadata?.notes;
  if (!isObject(notes)) return [];
  return Object.entries(notes).flatMap(([id, note]) => (isObject(note) ? (noteOf(id, note) ?? []) : []));
}

function noteOf(id: string, { content, color, metadata }: ValueObject): Note | undefined {
  if (typeof content !== 'string') return undefined;
  const more = isObject(metadata) ? metadata : {};
  const { step, width, height } = more;
  const position = isObject(more.position) ? more.position : {};
  return {
    id,
    content,
    color: typeof color === 'string' ? color : NOTE_COLOR,
    position: { x: pixels(position.x, 0), y: pixels(position.y, 0) },
    width: pixels(width, NOTE_SIZE.width),
    height: pixels(height, NOTE_SIZE.height),
    ...(typeof step === 'string' && { step }),
  };
}

function pixels(value: Value | undefined, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
