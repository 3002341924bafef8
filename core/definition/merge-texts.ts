/**
 * Joins the work of two people on one text: what only one of them changed is taken, from whichever side; what both
 * changed at the same place is a conflict that a person decides, step by step. Everything is done as edits of the text
 * that stays, so that its formatting stays too.
 */

import { equalValues } from '#core/json/equals.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { insertAt, removeAt, setAt } from './json-path-edits.ts';
import { type MergeUnit, unitOf } from './merge-units.ts';

export type Side = 'mine' | 'theirs';

export type MergeInput = {
  /** What both began with. */
  base: string;
  mine: string;
  theirs: string;
};

/** A step or another part of the text that somebody changed. */
export type MergedUnit = MergeUnit & {
  changedBy: Side | 'both';
  /** Both changed the same thing in different ways. */
  isConflict: boolean;
};

export type Merge = {
  /** In the order in which they are met. */
  units: MergedUnit[];
  /** My text with their changes; where both changed the same thing, the side named for the unit's key counts (mine by default). */
  textWith(choices: ReadonlyMap<string, Side>): string;
};

/** Undefined when one of the texts is no JSON object: then there is only one side or the other. */
export function mergeTexts({ base, mine, theirs }: MergeInput): Merge | undefined {
  const [first, own, other] = [base, mine, theirs].map(readObject);
  if (!first || !own || !other) return undefined;
  const found: Found[] = [];
  mergeObjects({ path: [], base: first, mine: own, theirs: other }, found);
  const located = found.map((difference) => ({ ...difference, unit: unitOf(difference.path, [own, other, first]) }));
  return {
    units: unitsOf(located),
    textWith: (choices) =>
      located.reduce((text, difference) => {
        const side = difference.kind === 'conflict' ? (choices.get(difference.unit.key) ?? 'mine') : difference.kind;
        return side === 'mine' ? text : taken(text, difference, other);
      }, mine),
  };
}

function readObject(text: string): ValueObject | undefined {
  try {
    const value = parseJson(text.trim() === '' ? '{}' : text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A place where a side differs from the base; `theirs` is undefined where they have nothing. */
type Found = { kind: Side | 'conflict'; path: string[]; theirs: Value | undefined };

type Place<V> = { path: string[]; base: V; mine: V; theirs: V };

function mergeObjects({ path, base, mine, theirs }: Place<ValueObject>, found: Found[]): void {
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])) {
    mergeValues(
      { path: [...path, name], base: own(base, name), mine: own(mine, name), theirs: own(theirs, name) },
      found,
    );
  }
}

function mergeValues({ path, base, mine, theirs }: Place<Value | undefined>, found: Found[]): void {
  if (areEqual(mine, theirs)) {
    if (!areEqual(base, mine)) found.push({ kind: 'mine', path, theirs });
    return;
  }
  if (isObject(mine) && isObject(theirs) && (isObject(base) || (base === undefined && isSection(path)))) {
    mergeObjects({ path, base: isObject(base) ? base : {}, mine, theirs }, found);
    return;
  }
  const kind = areEqual(base, theirs) ? 'mine' : areEqual(base, mine) ? 'theirs' : 'conflict';
  found.push({ kind, path, theirs });
}

/** Objects that hold things by name: when both sides make one, each keeps what it put in. */
function isSection(path: readonly string[]): boolean {
  return ['actions', 'triggers', 'parameters', 'outputs', 'staticResults', 'cases'].includes(path.at(-1) ?? '');
}

function unitsOf(found: readonly (Found & { unit: MergeUnit })[]): MergedUnit[] {
  const units = new Map<string, MergedUnit>();
  for (const { kind, unit } of found) {
    const known = units.get(unit.key);
    const by = kind === 'conflict' ? 'both' : kind;
    units.set(unit.key, {
      ...unit,
      changedBy: known === undefined || known.changedBy === by ? by : 'both',
      isConflict: kind === 'conflict' || (known?.isConflict ?? false),
    });
  }
  return [...units.values()];
}

/** The text with their value at that place: behind the neighbour it follows on their side, when that is there. */
function taken(text: string, { path, theirs }: Found, theirRoot: ValueObject): string {
  if (theirs === undefined) return removeAt(text, path);
  const name = path.at(-1) ?? '';
  const parent = path.slice(0, -1);
  const mine = readObject(text) ?? {};
  const here = valueAt(mine, parent);
  if (!isObject(here) || Object.hasOwn(here, name)) return setAt(text, path, theirs);
  const there = valueAt(theirRoot, parent);
  const names = isObject(there) ? Object.keys(there) : [];
  const after = names.slice(0, names.indexOf(name)).findLast((neighbour) => Object.hasOwn(here, neighbour));
  return insertAt(text, parent, { name, content: { value: theirs }, after });
}

function valueAt(root: Value, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((value, name) => (isObject(value) ? own(value, name) : undefined), root);
}

function own(object: ValueObject, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function areEqual(left: Value | undefined, right: Value | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return equalValues(left, right);
}
