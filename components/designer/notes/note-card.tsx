'use client';

/** A note on the canvas: moved by its upper edge, written by a double click, sized at its corner. */

import { type NodeProps, NodeResizeControl } from '@xyflow/react';
import { GripHorizontal, Palette, Pencil, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import type { Note } from '#core/definition/notes.ts';
import { type NoteEdits, useNoteEdits } from './note-context.tsx';
import { NOTE_COLOURS, safeColour } from './note-look.ts';
import { NoteMarkdown } from './note-markdown.tsx';
import type { NoteNode } from './note-nodes.ts';

const LEAST = { width: 140, height: 80 };

export const NoteCard = memo(function NoteCard({ data: { note } }: NodeProps<NoteNode>) {
  const edits = useNoteEdits();
  const [isWriting, setWriting] = useState(note.content === '' && edits !== null);
  return (
    <section
      aria-label={note.step === undefined ? 'Note' : `Note on ${note.step}`}
      className="group/note pointer-events-auto flex size-full flex-col overflow-hidden rounded-md border border-black/15 text-neutral-900 shadow-md"
      style={{ backgroundColor: safeColour(note.color) }}
    >
      {edits && <NoteBar note={note} edits={edits} onWrite={() => setWriting(true)} />}
      {isWriting && edits ? (
        <NoteText note={note} edits={edits} onDone={() => setWriting(false)} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button in the bar does the same by keyboard
        <div
          className="nowheel nopan min-h-0 flex-1 overflow-auto px-2.5 pb-2"
          onDoubleClick={() => edits && setWriting(true)}
        >
          <NoteMarkdown content={note.content} />
        </div>
      )}
      {edits && (
        <NodeResizeControl
          minWidth={LEAST.width}
          minHeight={LEAST.height}
          onResizeEnd={(_, { width, height }) =>
            edits.change(note.id, { width: Math.round(width), height: Math.round(height) })
          }
          className="border-0! bg-transparent!"
        />
      )}
    </section>
  );
});

type NoteBarProps = { note: Note; edits: NoteEdits; onWrite(): void };

function NoteBar({ note, edits, onWrite }: NoteBarProps) {
  const look = 'nodrag grid size-5 place-items-center rounded hover:bg-black/10';
  return (
    <div data-note-handle className="flex h-6 shrink-0 cursor-grab items-center px-1.5 active:cursor-grabbing">
      <GripHorizontal className="size-3.5 opacity-40" aria-hidden="true" />
      <div className="ml-auto flex opacity-0 focus-within:opacity-100 group-hover/note:opacity-100">
        <button type="button" aria-label="Write the note" onClick={onWrite} className={look}>
          <Pencil className="size-3" />
        </button>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <button type="button" aria-label="Colour of the note" className={look}>
              <Palette className="size-3" />
            </button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end" className="min-w-32">
            {NOTE_COLOURS.map(({ name, color }) => (
              <DropdownMenuItem key={color} onSelect={() => edits.change(note.id, { color })}>
                <span className="size-4 rounded border border-black/20" style={{ backgroundColor: color }} /> {name}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
        <button type="button" aria-label="Delete the note" onClick={() => edits.remove(note.id)} className={look}>
          <Trash2 className="size-3" />
        </button>
      </div>
    </div>
  );
}

function NoteText({ note, edits, onDone }: { note: Note; edits: NoteEdits; onDone(): void }) {
  const [text, setText] = useState(note.content);
  return (
    <textarea
      aria-label="Text of the note, in Markdown"
      placeholder="Markdown: **bold**, - lists, [links](https://…)"
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
      autoFocus
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      onBlur={() => {
        if (text !== note.content) edits.change(note.id, { content: text });
        onDone();
      }}
      className="nodrag nopan nowheel min-h-0 w-full flex-1 resize-none bg-white/50 px-2.5 pb-2 font-mono text-xs outline-none placeholder:text-neutral-500"
    />
  );
}
