/**
 * Whether one action comes before another, asked many times: all that can be reached backwards over `runAfter` does,
 * climbing from the inner container to the outer ones, with the whole inside of a container that was reached
 * (WDL reference 10, last paragraph).
 */

import { predecessorsAmong } from './siblings.ts';
import type { ActionDefinitions } from './types.ts';
import type { ActionIndex, LocatedAction } from './walk.ts';

export type Upstream = {
  /** The outputs of `target` can be read by expressions of `user`. */
  isBefore(target: LocatedAction, user: LocatedAction): boolean;
  /** `target` stands in `container`, and not in a Foreach inside it: what the test of an Until may read. */
  isInside(target: LocatedAction, container: LocatedAction): boolean;
};

/** A bit for each predecessor, however far, in a row for each of the siblings. */
type Rows = { position: ReadonlyMap<string, number>; before: readonly Uint32Array[] };

const BITS = 32;

export function createUpstream(index: ActionIndex): Upstream {
  const known = new Map<ActionDefinitions, Rows>();
  const rowsOf = (siblings: ActionDefinitions): Rows => {
    const rows = known.get(siblings) ?? createRows(siblings);
    known.set(siblings, rows);
    return rows;
  };
  const climb = (located: LocatedAction): LocatedAction[] => [
    located,
    ...located.parents.toReversed().flatMap((name) => index.get(name.toLowerCase()) ?? []),
  ];
  // From outside a Foreach, a name inside it stands for many repetitions.
  const climbToForeach = (target: LocatedAction): LocatedAction[] => {
    const steps = climb(target);
    const loop = steps.findIndex((step, height) => height > 0 && step.action.type.toLowerCase() === 'foreach');
    return loop < 0 ? steps : steps.slice(0, loop);
  };
  return {
    isBefore(target, user) {
      const levels = climb(user);
      for (const { name, siblings } of climbToForeach(target)) {
        const level = levels.find((candidate) => candidate.siblings === siblings);
        if (level) return comesBefore(rowsOf(siblings), name, level.name);
      }
      return false;
    },
    isInside: (target, container) => target !== container && climbToForeach(target).includes(container),
  };
}

function comesBefore({ position, before }: Rows, earlier: string, later: string): boolean {
  const bit = position.get(earlier) ?? 0;
  const word = before[position.get(later) ?? 0]?.[Math.floor(bit / BITS)] ?? 0;
  return ((word >>> (bit % BITS)) & 1) === 1;
}

function createRows(siblings: ActionDefinitions): Rows {
  const names = Object.keys(siblings);
  const position = new Map(names.map((name, index) => [name, index]));
  const direct = names.map((name) => {
    const action = siblings[name];
    return action ? predecessorsAmong(siblings, action).map((predecessor) => position.get(predecessor) ?? 0) : [];
  });
  const before = names.map(() => new Uint32Array(Math.ceil(names.length / BITS)));
  // A pass settles every action whose predecessors come earlier in the text: mostly one is enough.
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const [index, predecessors] of direct.entries()) {
      for (const predecessor of predecessors) isChanged = addRow(before, index, predecessor) || isChanged;
    }
  }
  return { position, before };
}

/** Adds a predecessor with all of its own; true when that was new. */
function addRow(before: readonly Uint32Array[], index: number, predecessor: number): boolean {
  const [own, other] = [before[index], before[predecessor]];
  if (!own || !other) return false;
  let isChanged = false;
  const set = (word: number, bits: number): void => {
    const merged = ((own[word] ?? 0) | bits) >>> 0;
    if (merged !== own[word]) isChanged = true;
    own[word] = merged;
  };
  for (const [word, bits] of other.entries()) if (bits !== 0) set(word, bits);
  set(Math.floor(predecessor / BITS), 1 << (predecessor % BITS));
  return isChanged;
}
