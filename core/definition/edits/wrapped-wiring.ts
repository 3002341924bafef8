/** The order of a container's actions when some of them get a container of their own, and when they lose it. */

import type { RunAfter } from '#core/definition/types.ts';
import { EditError } from './edit-error.ts';
import { isNormal, replacePredecessor } from './run-after-text.ts';
import { headsOf, statusesIn, succeedingIn, type Wiring } from './wiring.ts';

type Wrapped = {
  /** Of the new container. */
  runAfter: RunAfter;
  /** Of the actions that stay outside. */
  wiring: Wiring;
};

/** Throws `EditError` when the actions do not stand together, or run under conditions that differ. */
export function withWrapped(wiring: Wiring, inside: ReadonlySet<string>, name: string): Wrapped {
  const names = new Map([...wiring.keys()].map((own) => [own.toLowerCase(), own]));
  const isInside = (other: string): boolean => inside.has(names.get(other.toLowerCase()) ?? '');
  requireTogether(wiring, isInside);
  const group: Wiring = new Map([...wiring].filter(([own]) => inside.has(own)));
  const rest = [...wiring].filter(([own]) => !inside.has(own));
  const succeeding = succeedingIn(wiring);
  const rewired = rest.map(([own, runAfter]) => {
    const waited = Object.entries(runAfter).filter(([predecessor]) => isInside(predecessor));
    if (waited.length === 0) return [own, runAfter] as const;
    const others = waited.reduce<RunAfter>(
      (left, [predecessor]) => replacePredecessor(left, predecessor, {}),
      runAfter,
    );
    const statuses = oneCondition(
      waited.map(([, own]) => own),
      succeeding.has(own),
    );
    return [own, { ...others, [name]: statuses }] as const;
  });
  return { runAfter: conditionOf(group, isInside), wiring: new Map(rewired) };
}

/** A container is one step: nothing may wait for one of its actions and be waited for by another. */
function requireTogether(wiring: Wiring, isInside: (name: string) => boolean): void {
  const behind = new Map<string, boolean>();
  const isBehind = (name: string): boolean => {
    const known = behind.get(name.toLowerCase());
    if (known !== undefined) return known;
    behind.set(name.toLowerCase(), false);
    const answer = predecessorsOf(wiring, name).some((before) => isInside(before) || isBehind(before));
    behind.set(name.toLowerCase(), answer);
    return answer;
  };
  for (const name of [...wiring.keys()].filter(isInside)) {
    const between = predecessorsOf(wiring, name).find((before) => !isInside(before) && isBehind(before));
    if (between === undefined) continue;
    throw new EditError('NotTogether', `"${between}" stands between the steps: select it as well.`);
  }
}

function predecessorsOf(wiring: Wiring, name: string): string[] {
  return Object.keys(runAfterIn(wiring, name));
}

/** Of the action, whatever the letter case of the name. */
function runAfterIn(wiring: Wiring, name: string): RunAfter {
  const folded = name.toLowerCase();
  return wiring.get(name) ?? [...wiring].find(([own]) => own.toLowerCase() === folded)?.[1] ?? {};
}

/** When the container runs: after all that its actions waited for outside. */
function conditionOf(group: Wiring, isInside: (name: string) => boolean): RunAfter {
  const condition: RunAfter = {};
  const heads = new Set(headsOf(group));
  for (const [name, runAfter] of group) {
    for (const [predecessor, statuses] of Object.entries(runAfter)) {
      if (isInside(predecessor)) continue;
      const known = statusesIn(condition, predecessor);
      const isShared = [...heads].every((head) => statusesIn(group.get(head), predecessor) !== undefined);
      if ((known && !isSameSet(known, statuses)) || (!isNormal(statuses) && !isShared)) {
        const message = `"${name}" runs when "${predecessor}" has ended ${statuses.join(' or ')}, the other steps do not: one container runs on one condition.`;
        throw new EditError('MixedConditions', message);
      }
      if (!known) condition[predecessor] = statuses;
    }
  }
  return condition;
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  const key = (statuses: readonly string[]) =>
    [...new Set(statuses.map((status) => status.toLowerCase()))].sort().join();
  return key(left) === key(right);
}

/** One condition on the container in place of several on its actions: what they have in common, else all of them. */
function oneCondition(conditions: readonly string[][], runsWhenAllGoesWell: boolean): string[] {
  const [first = [], ...others] = conditions;
  const common = first.filter((status) =>
    others.every((statuses) => statuses.some((other) => other.toLowerCase() === status.toLowerCase())),
  );
  const hasSucceeded = common.some((status) => status.toLowerCase() === 'succeeded');
  const condition = runsWhenAllGoesWell && !hasSucceeded ? ['Succeeded', ...common] : common;
  return condition.length > 0 ? condition : [...new Set(conditions.flat())];
}

type Unwrapping = {
  /** The container. */
  name: string;
  group: Wiring;
  /** Of the group, when all goes well. */
  ends: readonly string[];
};

/**
 * The opposite: the group takes the container's place. A step that handles a failure of the container waits for the last
 * step of the group: that one is skipped when one before it fails. Throws `EditError` when there are several last ones.
 */
export function withUnwrapped(wiring: Wiring, { name, group, ends }: Unwrapping): Wiring {
  const own = runAfterIn(wiring, name);
  const unwrapped = new Map<string, RunAfter>();
  for (const [other, runAfter] of wiring) {
    if (other === name) {
      for (const [inner, inside] of group) unwrapped.set(inner, Object.keys(inside).length === 0 ? own : inside);
      continue;
    }
    const statuses = statusesIn(runAfter, name);
    if (!statuses) unwrapped.set(other, runAfter);
    else {
      const onEnds = conditionOnEnds(statuses, { other, name, group, ends });
      unwrapped.set(other, replacePredecessor(runAfter, name, onEnds));
    }
  }
  return unwrapped;
}

function conditionOnEnds(statuses: string[], { other, name, group, ends }: Unwrapping & { other: string }): RunAfter {
  if (isNormal(statuses)) return Object.fromEntries(ends.map((end) => [end, statuses]));
  const [end] = ends;
  if (end === undefined || ends.length > 1) {
    const message = `"${other}" runs when "${name}" has ended ${statuses.join(' or ')}; without the container no one step would tell that.`;
    throw new EditError('NoOneStep', message);
  }
  const handlesFailure = statuses.some((status) => ['failed', 'timedout'].includes(status.toLowerCase()));
  const isSkipped = statuses.some((status) => status.toLowerCase() === 'skipped');
  return { [end]: handlesFailure && !isSkipped && group.size > 1 ? [...statuses, 'Skipped'] : statuses };
}
