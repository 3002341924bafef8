import { describe, expect, it } from 'vitest';
import { arrange, type Line } from './arrange.ts';
import { createArrangementCache } from './arrangement-cache.ts';
import { CARD } from './dimensions.ts';

const card = { ...CARD, isEnd: false };
const line = (from: number, to: number, labelWidth = 0): Line => ({ from, to, labelWidth, isShared: false });

describe('arrange', () => {
  it('gives what it has arranged before as the same object', () => {
    const once = arrange([card, card], [line(0, 1)]);
    expect(arrange([{ ...card }, { ...card }], [line(0, 1)])).toBe(once);
    expect(arrange([card, card], [line(0, 1, 50)])).not.toBe(once);
  });

  it('leads a line past the steps between its ends, straight down in a column of its own', () => {
    const { corners, routes } = arrange([card, card, card], [line(0, 1), line(1, 2), line(0, 2)]);
    const passing = routes[2]?.points ?? [];
    const [x = 0] = [...new Set(passing.slice(2, -2).map((point) => point.x))];
    expect(passing).toHaveLength(6);
    expect(x < (corners[1]?.x ?? 0) || x > (corners[1]?.x ?? 0) + CARD.width).toBe(true);
  });

  it('puts lines that would cross on each other at heights of their own', () => {
    const { routes } = arrange([card, card, card, card], [line(0, 3), line(1, 2), line(0, 2), line(1, 3)]);
    const heights = routes.map(({ points }) => points[1]?.y).filter((y) => y !== undefined);
    expect(new Set(heights).size).toBeGreaterThan(1);
  });

  it('keeps a layer for what a line says when it shares both ends with others', () => {
    const plain = arrange([card, card, card, card], [line(0, 2), line(0, 3), line(1, 3)]);
    const labelled = arrange([card, card, card, card], [line(0, 2), line(0, 3, 60), line(1, 3)]);
    expect(labelled.height).toBeGreaterThan(plain.height);
    expect(labelled.routes[1]?.spot.y).toBeGreaterThan(CARD.height);
  });
});

describe('createArrangementCache', () => {
  it('forgets the oldest when many boxes and lines are kept', () => {
    const cache = createArrangementCache<number>();
    for (let key = 0; key < 5; key += 1) cache.set(String(key), key, 15_000);
    expect(cache.get('0')).toBeUndefined();
    expect(cache.get('4')).toBe(4);
  });

  it('keeps what is still asked for', () => {
    const cache = createArrangementCache<number>();
    cache.set('kept', 1, 10);
    for (let key = 0; key < 9; key += 1) {
      cache.set(String(key), key, 15_000);
      expect(cache.get('kept')).toBe(1);
    }
  });
});
