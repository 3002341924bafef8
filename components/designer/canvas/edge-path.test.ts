import { describe, expect, it } from 'vitest';
import { edgePath } from './edge-path.ts';

describe('edgePath', () => {
  it('is straight between steps in one column', () => {
    expect(
      edgePath([
        { x: 5, y: 0 },
        { x: 5, y: 60 },
      ]),
    ).toBe('M 5 0 L 5 60');
  });

  it('rounds each corner, and less where there is little room', () => {
    const path = edgePath([
      { x: 0, y: 0 },
      { x: 0, y: 30 },
      { x: 8, y: 30 },
      { x: 8, y: 60 },
    ]);
    expect(path).toBe('M 0 0 L 0 26 Q 0 30 4 30 L 4 30 Q 8 30 8 34 L 8 60');
  });
});
