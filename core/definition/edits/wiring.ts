/**
 * Which action of a container runs after which: the `runAfter` of all of them, changed as a whole and then written where
 * it differs. Names match without regard to letter case (WDL reference 2).
 */

import type { ActionDefinitions, RunAfter } from '#core/definition/types.ts';
import { isNormal, replacePredecessor, writeRunAfter } from './run-after-text.ts';

/** `runAfter` by the action's name, in the order of the text. */
export type Wiring = ReadonlyMap<string, RunAfter>;

/** Between which actions a group goes; the names are those of the wiring. */
type Gap = { after: readonly string[]; before: readonly string[] };

export function wiringOf(siblings: ActionDefinitions): Wiring {
  return new Map(Object.entries(siblings).map(([name, { runAfter }]) => [name, runAfter ?? {}]));
}

/**
 * The wiring among the actions that are kept. Where one that is left out stood between two of them they are joined; a
 * condition other than Succeeded, on the way in or out, is kept.
 */
export function contracted(wiring: Wiring, isKept: (name: string) => boolean): Wiring {
  const names = new Map([...wiring.keys()].map((name) => [name.toLowerCase(), name]));
  const known = new Map<string, RunAfter>();
  const resolve = (name: string): RunAfter => {
    const before = known.get(name);
    if (before) return before;
    const own = wiring.get(name) ?? {};
    // A circle ends where it began.
    known.set(name, {});
    let runAfter = own;
    for (const [predecessor, statuses] of Object.entries(own)) {
      const sibling = names.get(predecessor.toLowerCase());
      if (sibling === undefined || isKept(sibling)) continue;
      runAfter = replacePredecessor(runAfter, predecessor, passedOn(resolve(sibling), statuses, names));
    }
    known.set(name, runAfter);
    return runAfter;
  };
  return new Map([...wiring.keys()].filter(isKept).map((name) => [name, resolve(name)]));
}

/** What an action that ran after the removed one runs after now; a name that nobody has ends with the removed one. */
function passedOn(removed: RunAfter, statuses: string[], names: ReadonlyMap<string, string>): RunAfter {
  const inherited = Object.entries(removed).filter(([name]) => names.has(name.toLowerCase()));
  return Object.fromEntries(inherited.map(([name, own]) => [name, isNormal(statuses) ? own : statuses]));
}

/** The wiring with only what runs inside it: predecessors from elsewhere are left out. */
export function closed(wiring: Wiring): Wiring {
  const inside = new Set([...wiring.keys()].map((name) => name.toLowerCase()));
  return new Map(
    [...wiring].map(([name, runAfter]) => {
      const kept = Object.entries(runAfter).filter(([predecessor]) => inside.has(predecessor.toLowerCase()));
      return [name, Object.fromEntries(kept)];
    }),
  );
}

/**
 * Puts a group, which is wired among itself, between others. Its first actions take over the condition under which
 * `before` ran; `before` waits for those of its last actions that run when all goes well.
 */
export function withGroup(wiring: Wiring, group: Wiring, { after, before }: Gap): Wiring {
  const first: RunAfter = Object.fromEntries(
    after.map((predecessor) => [predecessor, inheritedStatuses(wiring, predecessor, before)]),
  );
  const joined = new Map(wiring);
  for (const [name, runAfter] of group) joined.set(name, Object.keys(runAfter).length === 0 ? first : runAfter);
  const last: RunAfter = Object.fromEntries(endsOf(group).map((name) => [name, ['Succeeded']]));
  for (const name of before) {
    const waiting = after.reduce(
      (runAfter, predecessor) => replacePredecessor(runAfter, predecessor, {}),
      wiring.get(name) ?? {},
    );
    joined.set(name, { ...waiting, ...last });
  }
  return joined;
}

function inheritedStatuses(wiring: Wiring, predecessor: string, successors: readonly string[]): string[] {
  const statuses = successors.flatMap((successor) => statusesIn(wiring.get(successor), predecessor) ?? []);
  return statuses.length === 0 ? ['Succeeded'] : [...new Set(statuses)];
}

/** The statuses under which the entry follows the predecessor; undefined when it does not. */
export function statusesIn(runAfter: RunAfter | undefined, predecessor: string): string[] | undefined {
  const folded = predecessor.toLowerCase();
  return Object.entries(runAfter ?? {}).find(([name]) => name.toLowerCase() === folded)?.[1];
}

/** The actions without a predecessor inside. */
export function headsOf(wiring: Wiring): string[] {
  return [...closed(wiring)].flatMap(([name, runAfter]) => (Object.keys(runAfter).length === 0 ? [name] : []));
}

/**
 * Where the way through the wiring ends when every action succeeds. What only handles a failure does not run then, so
 * that nothing may wait for its success.
 */
export function endsOf(wiring: Wiring): string[] {
  const succeeding = succeedingIn(wiring);
  const inside = closed(wiring);
  const followed = new Set(
    [...succeeding].flatMap((name) => Object.keys(inside.get(name) ?? {}).map((before) => before.toLowerCase())),
  );
  return [...succeeding].filter((name) => !followed.has(name.toLowerCase()));
}

/** The actions that run when every action that runs succeeds. */
export function succeedingIn(wiring: Wiring): Set<string> {
  const inside = closed(wiring);
  const outcome = new Map<string, 'succeeded' | 'skipped'>();
  for (let hasSettled = true; hasSettled; ) {
    hasSettled = false;
    for (const [name, runAfter] of inside) {
      const key = name.toLowerCase();
      const predecessors = Object.entries(runAfter);
      if (outcome.has(key) || !predecessors.every(([before]) => outcome.has(before.toLowerCase()))) continue;
      const runs = predecessors.every(([before, statuses]) =>
        statuses.some((status) => status.toLowerCase() === outcome.get(before.toLowerCase())),
      );
      outcome.set(key, runs ? 'succeeded' : 'skipped');
      hasSettled = true;
    }
  }
  return new Set([...inside.keys()].filter((name) => outcome.get(name.toLowerCase()) === 'succeeded'));
}

/** Writes what differs; an action that is new in `after` must be in the text already. */
export function writeWiring(
  text: string,
  container: readonly string[],
  change: { before: Wiring; after: Wiring },
): string {
  let edited = text;
  for (const [name, runAfter] of change.after) {
    const before = change.before.get(name);
    if (before === runAfter || JSON.stringify(before) === JSON.stringify(runAfter)) continue;
    edited = writeRunAfter(edited, [...container, name], runAfter);
  }
  return edited;
}
