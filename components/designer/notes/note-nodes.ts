/** Notes of a definition → nodes of the canvas. A note for a step keeps its place beside the step's card. */

import type { Node } from '@xyflow/react';
import type { Note } from '#core/definition/notes.ts';
import type { FlowLayout, Point } from '#core/layout/flow-layout.ts';

export type NoteNode = Node<{ note: Note }, 'note'>;

/** Above cards. */
const LAYER = 1000;

export type NotePlaces = {
  /** Where a note is while it is being moved, by its id. */
  moved: ReadonlyMap<string, Point>;
  isEditable: boolean;
};

/** A note whose step is hidden in a closed container is hidden as well. */
export function noteNodes(notes: readonly Note[], layout: FlowLayout, { moved, isEditable }: NotePlaces): NoteNode[] {
  return notes.flatMap((note) => {
    const origin = originOf(note, layout);
    if (!origin) return [];
    const { width, height, position } = note;
    return {
      id: noteNodeId(note.id),
      type: 'note' as const,
      position: moved.get(note.id) ?? { x: origin.x + position.x, y: origin.y + position.y },
      width,
      height,
      measured: { width, height },
      zIndex: LAYER,
      draggable: isEditable,
      dragHandle: '[data-note-handle]',
      data: { note },
    };
  });
}

export function noteNodeId(id: string): string {
  return `note ${id}`;
}

/** The corner that the position of the note counts from; undefined when its step is not shown. */
export function originOf({ step }: Pick<Note, 'step'>, { nodes }: FlowLayout): Point | undefined {
  if (step === undefined) return { x: 0, y: 0 };
  return nodes.find(({ kind, name }) => (kind === 'action' || kind === 'frame') && name === step);
}
