/**
 * Lines that go across between two layers, each at a height of its own unless they belong together: those out of one node
 * and those into one node share a height.
 */

import type { Segment } from './layers.ts';

type Lanes = {
  /** Number of heights that are in use; 0 when all lines go straight down. */
  count: number;
  /** For each segment its height, from the top; -1 when it goes straight down. */
  lanes: number[];
};

type Group = {
  start: number;
  end: number;
  isFork: boolean;
  /** Indexes of the segments that go across. */
  members: number[];
  lane: number;
};

/** Room between the ends of two lines at one height. */
const GAP = 12;

/** `segments` are all of one gap; `xOf` tells the middle of a node. */
export function lanesOf(segments: readonly Segment[], xOf: (node: number) => number): Lanes {
  const lanes = segments.map(() => -1);
  const taken: Group[][] = [];
  const groups = groupsOf(segments, xOf);
  for (const { group, above } of inOrder(groups, { segments, xOf })) {
    group.lane = above.reduce((lowest, other) => Math.max(lowest, other.lane + 1), 0);
    while (taken[group.lane]?.some(({ start, end }) => start < group.end + GAP && group.start < end + GAP)) {
      group.lane += 1;
    }
    taken[group.lane] ??= [];
    taken[group.lane]?.push(group);
    for (const index of group.members) lanes[index] = group.lane;
  }
  return { count: taken.length, lanes };
}

/** Lines into a node belong together, else those out of one. */
function groupsOf(segments: readonly Segment[], xOf: (node: number) => number): Group[] {
  const incoming = new Map<number, number>();
  for (const { lower } of segments) incoming.set(lower, (incoming.get(lower) ?? 0) + 1);
  const groups = new Map<number, Group>();
  for (const [index, { upper, lower }] of segments.entries()) {
    const isFork = incoming.get(lower) === 1;
    // Numbers of nodes begin at 0.
    const key = isFork ? -1 - upper : lower;
    const [from, to] = [xOf(upper), xOf(lower)];
    const group = groups.get(key) ?? { start: from, end: from, isFork, members: [], lane: -1 };
    group.start = Math.min(group.start, from, to);
    group.end = Math.max(group.end, from, to);
    if (from !== to) group.members.push(index);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ members }) => members.length > 0);
}

type Ordered = { group: Group; above: Group[] };
type Gap = { segments: readonly Segment[]; xOf: (node: number) => number };

/**
 * A line that comes down where another one goes on down must be below it, or the two would look like one. Forks come
 * first: theirs begin at the top.
 */
function inOrder(groups: readonly Group[], { segments, xOf }: Gap): Ordered[] {
  const placesOf = (group: Group, end: keyof Segment): Set<number> =>
    new Set(group.members.map((index) => xOf(segments[index]?.[end] ?? 0)));
  const startingAt = new Map<number, Group[]>();
  for (const group of groups) {
    for (const x of placesOf(group, 'upper')) {
      const others = startingAt.get(x);
      if (others) others.push(group);
      else startingAt.set(x, [group]);
    }
  }
  const ordered: Ordered[] = [];
  const open = new Set<Group>();
  const done = new Set<Group>();
  const visit = (group: Group): void => {
    if (open.has(group) || done.has(group)) return;
    open.add(group);
    const rivals = new Set([...placesOf(group, 'lower')].flatMap((x) => startingAt.get(x) ?? []));
    const above = [...rivals].filter((rival) => rival !== group && !open.has(rival));
    for (const rival of above) visit(rival);
    open.delete(group);
    done.add(group);
    ordered.push({ group, above });
  };
  for (const group of groups.toSorted((a, b) => Number(b.isFork) - Number(a.isFork) || a.start - b.start)) visit(group);
  return ordered;
}
