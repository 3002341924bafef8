'use client';

/** The notes of the flow on the designer's canvas: their nodes, their edits, and how they are moved. */

import type { Node, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { useEdit, useShownModel } from '#components/designer/designer-context.tsx';
import { useKept } from '#components/designer/use-kept.ts';
import { changeNote } from '#core/definition/edits/change-note.ts';
import { deleteNote } from '#core/definition/edits/delete-note.ts';
import { notesOf } from '#core/definition/notes.ts';
import type { FlowLayout, Point } from '#core/layout/flow-layout.ts';
import type { NoteEdits } from './note-context.tsx';
import { type NoteNode, noteNodeId, noteNodes, originOf } from './note-nodes.ts';

const UNMOVED: ReadonlyMap<string, Point> = new Map();

export function useNotes(layout: FlowLayout) {
  const { definition, isStale } = useShownModel();
  const edit = useEdit();
  const [moved, setMoved] = useState(UNMOVED);
  const notes = useKept(
    useMemo(() => notesOf(definition), [definition]),
    (last, next) => JSON.stringify(last) === JSON.stringify(next),
  );
  const nodes = useMemo(
    () => noteNodes(notes, layout, { moved, isEditable: !isStale }),
    [notes, layout, moved, isStale],
  );
  const edits = useMemo(
    (): NoteEdits | null =>
      isStale
        ? null
        : {
            change: (id, change) =>
              void edit({ title: 'Change a note', apply: (text) => changeNote(text, { id, ...change }) }),
            remove: (id) => void edit({ title: 'Delete a note', apply: (text) => deleteNote(text, { id }) }),
          },
    [edit, isStale],
  );
  const onNodesChange = useCallback(
    (changes: NodeChange[]) => {
      for (const change of changes) {
        if (change.type !== 'position' || !change.position) continue;
        const { position } = change;
        const note = notes.find(({ id }) => noteNodeId(id) === change.id);
        if (note) setMoved((before) => new Map(before).set(note.id, position));
      }
    },
    [notes],
  );
  const onNodeDragStop = useCallback(
    (_: unknown, node: Node) => {
      const { note } = (node as NoteNode).data;
      const origin = originOf(note, layout) ?? { x: 0, y: 0 };
      const position = { x: Math.round(node.position.x - origin.x), y: Math.round(node.position.y - origin.y) };
      edit({ title: 'Move a note', apply: (text) => changeNote(text, { id: note.id, position }) });
      setMoved(UNMOVED);
    },
    [layout, edit],
  );
  return { nodes, edits, onNodesChange, onNodeDragStop };
}
