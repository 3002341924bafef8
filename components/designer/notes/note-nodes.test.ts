import { describe, expect, it } from 'vitest';
import type { Note } from '#core/definition/notes.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';
import { safeColour } from './note-look.ts';
import { noteNodes } from './note-nodes.ts';

const definition = {
  actions: { Scope: { type: 'Scope', actions: { Inner: { type: 'Compose' } } } },
};
const note: Note = { id: 'n', content: 'Why', color: '#FFFBCC', position: { x: 10, y: 5 }, width: 200, height: 100 };
const layout = layoutDefinition(definition);
const places = { moved: new Map(), isEditable: true };

describe('noteNodes', () => {
  it('puts a note of the canvas where it says, and one of a step beside its card', () => {
    const inner = layout.nodes.find(({ name, kind }) => name === 'Inner' && kind === 'action');
    const [free, bound] = noteNodes([note, { ...note, id: 'm', step: 'Inner' }], layout, places);
    expect(free?.position).toEqual({ x: 10, y: 5 });
    expect(bound?.position).toEqual({ x: (inner?.x ?? 0) + 10, y: (inner?.y ?? 0) + 5 });
  });

  it('hides a note with its step', () => {
    const closed = layoutDefinition(definition, { collapsed: new Set(['Scope']) });
    expect(noteNodes([{ ...note, step: 'Inner' }], closed, places)).toEqual([]);
  });

  it('follows the pointer while it is moved', () => {
    const moved = new Map([['n', { x: 1, y: 2 }]]);
    expect(noteNodes([note], layout, { ...places, moved })[0]?.position).toEqual({ x: 1, y: 2 });
  });
});

describe('safeColour', () => {
  it('takes nothing but a colour', () => {
    expect([safeColour('#00ff00'), safeColour('url(https://x)')]).toEqual(['#00ff00', '#FFFBCC']);
  });
});
