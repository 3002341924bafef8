/**
 * One pass through a loop's body, or the run itself outside loops. Names of actions mean the results of the same
 * repetition, then those of the enclosing ones (WDL reference 10).
 */

import type { Value } from '#core/json/value.ts';
import { type ActionRecord, repetitionOf } from '#core/runs/record.ts';
import type { ReusedRecords } from './host.ts';

/** The state of an action that has ended, with values that its record may have to leave out. */
export type ActionResult = ActionRecord & { endedAt: number; trackingId: string };

export type LoopPosition = {
  key: string;
  name: string;
  index: number;
  /** Foreach only. */
  item?: Value;
  kind: 'Foreach' | 'Until';
  /** The items come from something that must not be shown. */
  isSecured: boolean;
};

export type Repetition = {
  parent?: Repetition;
  loop?: LoopPosition;
  /** As records name it: empty outside loops. */
  path: string;
  indexes: readonly number[];
  /** By the action's name in lower case. */
  results: Map<string, ActionResult>;
  /** What `result()` gives for a container that has ended: names of the actions that count, or a loop's passes. */
  contents: Map<string, ContainerContent>;
  /** There may be records of it in the run that this one replays. */
  isReplayed: boolean;
  /** These records, once somebody has asked. */
  reused?: Promise<ReusedRecords>;
};

export type ContainerContent = { kind: 'set'; keys: readonly string[] } | { kind: 'loop'; passes: LoopPass[] };

/** The results of the actions directly inside the loop, in the order of the definition. */
export type LoopPass = readonly ActionResult[];

export function rootRepetition(): Repetition {
  return { path: '', indexes: [], results: new Map(), contents: new Map(), isReplayed: true };
}

/** `isReplayed`: the loop itself goes on from the run that this one replays. */
export function innerRepetition(parent: Repetition, loop: LoopPosition, isReplayed: boolean): Repetition {
  const indexes = [...parent.indexes, loop.index];
  return { parent, loop, indexes, path: repetitionOf(indexes), results: new Map(), contents: new Map(), isReplayed };
}

/** The result of the action in this repetition or an enclosing one. */
export function findResult(repetition: Repetition, key: string): ActionResult | undefined {
  for (let at: Repetition | undefined = repetition; at !== undefined; at = at.parent) {
    const result = at.results.get(key);
    if (result !== undefined) return result;
  }
  return undefined;
}

export function findContent(repetition: Repetition, key: string): ContainerContent | undefined {
  for (let at: Repetition | undefined = repetition; at !== undefined; at = at.parent) {
    const content = at.contents.get(key);
    if (content !== undefined) return content;
  }
  return undefined;
}

/** What `result()` of a loop needs of a pass: the actions directly inside. */
export function passOf(repetition: Repetition, keys: readonly string[]): LoopPass {
  return keys.map((key) => repetition.results.get(key)).filter((result) => result !== undefined);
}

/** The enclosing loops, innermost first. */
export function enclosingLoops(repetition: Repetition): LoopPosition[] {
  const loops: LoopPosition[] = [];
  for (let at: Repetition | undefined = repetition; at !== undefined; at = at.parent) {
    if (at.loop !== undefined) loops.push(at.loop);
  }
  return loops;
}
