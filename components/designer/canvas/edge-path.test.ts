import { describe, expect, it } from 'vitest';
import { edgePath } from './edge-path.ts';

const bend = (turnsAt: 'source' | 'target', targetY = 200) =>
  edgePath({ sourceX: 0, sourceY: 0, targetX: 100, targetY }, turnsAt).bendY;

describe('edgePath', () => {
  it('is straight between steps in one column', () => {
    expect(edgePath({ sourceX: 5, sourceY: 0, targetX: 5, targetY: 60 }, 'target').path).toBe('M 5 0 L 5 60');
  });

  it('turns aside where it is told, and in the middle when there is little room', () => {
    expect([bend('source'), bend('target')]).toEqual([30, 170]);
    expect([bend('source', 36), bend('target', 36)]).toEqual([18, 18]);
  });
});
