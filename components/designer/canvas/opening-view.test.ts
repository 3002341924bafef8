import { describe, expect, it } from 'vitest';
import type { FlowLayout, LayoutNode } from '#core/layout/flow-layout.ts';
import { openingView } from './opening-view.ts';

const trigger: LayoutNode = {
  id: 't',
  kind: 'trigger',
  name: 't',
  type: '',
  pointer: '',
  x: 900,
  y: 0,
  width: 200,
  height: 60,
};
const flow = (width: number, height: number): FlowLayout => ({ nodes: [trigger], edges: [], width, height });
const CANVAS = { width: 1000, height: 800 };

describe('openingView', () => {
  it('shows a small flow whole, not magnified', () => {
    expect(openingView(flow(300, 400), CANVAS).zoom).toBe(1);
  });

  it('begins a large flow at its trigger, still readable', () => {
    const { x, y, zoom } = openingView(flow(4000, 9000), CANVAS);
    expect(zoom).toBe(0.75);
    expect(x + 1000 * zoom).toBe(500);
    expect(y).toBe(40);
  });
});
