import { describe, expect, it } from 'vitest';
import { readLook, STANDARD_LOOK, writeLook } from './panel-look.ts';

function storage(kept: string | null = null) {
  let text = kept;
  return {
    getItem: () => text,
    setItem: (_: string, value: string) => {
      text = value;
    },
  };
}

describe('the look of the panels', () => {
  it('is read as it was written', () => {
    const kept = storage();
    writeLook(kept, { width: 500, side: 'left', isCollapsed: true });
    expect(readLook(kept)).toEqual({ width: 500, side: 'left', isCollapsed: true });
  });

  it.each([null, 'broken', '5', 'null', '{"width":"x","side":3}'])('is the standard one for %j', (kept) => {
    expect(readLook(storage(kept))).toEqual(STANDARD_LOOK);
  });

  it('never becomes too narrow or too wide to use', () => {
    expect(readLook(storage('{"width":5}')).width).toBe(320);
    expect(readLook(storage('{"width":5000}')).width).toBe(880);
  });

  it('does without a browser that keeps nothing', () => {
    const refuse = () => {
      throw new Error('not allowed');
    };
    writeLook({ setItem: refuse }, STANDARD_LOOK);
    expect(readLook({ getItem: refuse })).toEqual(STANDARD_LOOK);
  });
});
