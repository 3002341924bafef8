import { describe, expect, it } from 'vitest';
import type { LayoutNode } from '#core/layout/flow-layout.ts';
import { neighbourOf } from './walk-nodes.ts';

function card(id: string, x: number, y: number, kind: LayoutNode['kind'] = 'action'): LayoutNode {
  return { id, kind, name: id, type: 'Compose', pointer: id, x, y, width: 200, height: 50 };
}

//        start
//   left       right
//        join
const NODES = [
  card('start', 100, 0, 'trigger'),
  card('left', 0, 100),
  card('right', 220, 100),
  card('join', 100, 200),
  card('end', 100, 300, 'end'),
];
const walk = (id: string, direction: 'up' | 'down' | 'left' | 'right') => neighbourOf(NODES, id, direction)?.id;

describe('neighbourOf', () => {
  it('walks down and up the flow', () => {
    expect(walk('start', 'down')).toBe('left');
    expect(walk('left', 'down')).toBe('join');
    expect(walk('right', 'up')).toBe('start');
  });

  it('walks between parallel branches', () => {
    expect(walk('left', 'right')).toBe('right');
    expect(walk('right', 'left')).toBe('left');
  });

  it('does not walk sideways out of a frame', () => {
    const frame = { ...card('frame', -50, 50, 'frame'), width: 900 };
    const inside = { ...card('inside', 0, 100), parent: 'frame' };
    expect(neighbourOf([frame, inside], 'inside', 'right')).toBeUndefined();
    expect(neighbourOf([frame, inside], 'inside', 'up')?.id).toBe('frame');
  });

  it('stays where nothing lies ahead', () => {
    expect(walk('join', 'down')).toBeUndefined();
    expect(walk('start', 'up')).toBeUndefined();
  });
});
