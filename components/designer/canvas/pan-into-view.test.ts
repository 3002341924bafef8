import { describe, expect, it } from 'vitest';
import { panIntoView } from './pan-into-view.ts';

const CANVAS = { width: 1000, height: 800 };
const pan = (x: number, y: number, width = 200) =>
  panIntoView({ x, y, width, height: 60 }, { x: 0, y: 0, zoom: 1 }, CANVAS);

describe('panIntoView', () => {
  it('moves nothing when the box is in view', () => {
    expect(pan(100, 100)).toBeUndefined();
  });

  it('moves no further than needed, in each direction by itself', () => {
    expect(pan(900, 100)).toEqual({ x: -124, y: 0, zoom: 1 });
    expect(pan(100, -50)).toEqual({ x: 0, y: 74, zoom: 1 });
  });

  it('is content with the middle of a box that is too wide', () => {
    expect(pan(-100, 100, 1200)).toBeUndefined();
    expect(pan(700, 100, 1200)?.x).toBe(-800);
  });
});
