/**
 * Lines that go across between two layers, each at a height of its own unless they belong together: those out of one node
 * and those into one node share a height.
 */

import type { Segment } from './layers.ts';

export type Across = {
  /** Number of heights that are in use; 0 when all lines go straight down. */
  count: number;
  /** Which one a segment has, from the top; undefined when it goes straight down. */
  laneOf(segment: Segment): number | undefined;
};

type Group = { key: number; start: number; end: number; isFork: boolean; segments: Segment[] };

/** Room between the ends of two lines at one height. */
const GAP = 12;

/** `segments` are all of one gap; `xOf` tells the middle of a node. */
export function lanesOf(segments: readonly Segment[], xOf: (node: number) => number): Across {
  const groups = groupsOf(segments, xOf);
  const lanes = new Map<number, number>();
  const ends: { start: number; end: number }[][] = [];
  for (const group of inOrder(groups, xOf)) {
    let lane = group.above.reduce((lowest, key) => Math.max(lowest, (lanes.get(key) ?? -1) + 1), 0);
    while (ends[lane]?.some(({ start, end }) => start < group.end + GAP && group.start < end + GAP)) lane += 1;
    ends[lane] ??= [];
    ends[lane]?.push(group);
    lanes.set(group.key, lane);
  }
  const bySegment = new Map(groups.flatMap(({ key, segments: own }) => own.map((segment) => [segment, key] as const)));
  return {
    count: ends.length,
    laneOf(segment) {
      const key = bySegment.get(segment);
      return key === undefined ? undefined : lanes.get(key);
    },
  };
}

/** Lines into a node belong together, else those out of one. */
function groupsOf(segments: readonly Segment[], xOf: (node: number) => number): Group[] {
  const incoming = new Map<number, number>();
  for (const { lower } of segments) incoming.set(lower, (incoming.get(lower) ?? 0) + 1);
  const groups = new Map<number, Group>();
  for (const segment of segments) {
    const { upper, lower } = segment;
    const isFork = incoming.get(lower) === 1;
    // Numbers of nodes begin at 0.
    const key = isFork ? -1 - upper : lower;
    const [from, to] = [xOf(upper), xOf(lower)];
    const group = groups.get(key) ?? { key, start: from, end: from, isFork, segments: [] };
    group.start = Math.min(group.start, from, to);
    group.end = Math.max(group.end, from, to);
    if (from !== to) group.segments.push(segment);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.segments.length > 0);
}

type Ordered = Group & {
  /** Keys of those that have to be above it. */
  above: number[];
};

/**
 * A line that comes down where another one goes on down must be above it, or the two would look like one. Forks come
 * first: theirs begin at the top.
 */
function inOrder(groups: readonly Group[], xOf: (node: number) => number): Ordered[] {
  const startingAt = new Map<number, Group[]>();
  for (const group of groups) {
    for (const x of new Set(group.segments.map(({ upper }) => xOf(upper)))) {
      startingAt.set(x, [...(startingAt.get(x) ?? []), group]);
    }
  }
  const ordered: Ordered[] = [];
  const state = new Map<Group, 'open' | 'done'>();
  const visit = (group: Group): void => {
    if (state.has(group)) return;
    state.set(group, 'open');
    const rivals = [...new Set(group.segments.flatMap(({ lower }) => startingAt.get(xOf(lower)) ?? []))];
    const above = rivals.filter((rival) => rival !== group && state.get(rival) !== 'open');
    for (const rival of above) visit(rival);
    state.set(group, 'done');
    ordered.push({ ...group, above: above.map(({ key }) => key) });
  };
  for (const group of [...groups].sort((a, b) => Number(b.isFork) - Number(a.isFork) || a.start - b.start))
    visit(group);
  return ordered;
}
