'use client';

/** What can be done with notes; without it they are only read. */

import { createContext, useContext } from 'react';
import type { Note } from '#core/definition/notes.ts';

export type NoteEdits = {
  change(id: string, change: Partial<Pick<Note, 'content' | 'color' | 'width' | 'height'>>): void;
  remove(id: string): void;
};

const NoteContext = createContext<NoteEdits | null>(null);

export const NoteEditsProvider = NoteContext.Provider;

export function useNoteEdits(): NoteEdits | null {
  return useContext(NoteContext);
}
